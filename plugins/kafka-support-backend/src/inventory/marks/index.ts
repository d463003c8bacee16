import type { Marker } from './types';

export { MarkRunner } from './MarkRunner';
export { MarkTable } from './MarkTable';
/** Those that need nothing but the inventory. */
export const builtInMarkers: readonly Marker[] = [];
export type { Marked, Marker, MarkInput } from './types';
