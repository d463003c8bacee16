import { noConsumers } from './noConsumers';
import { reassigning } from './reassigning';
import type { Marker } from './types';

export {
  createHygieneMarkers,
  hygieneConfigSchema,
  type HygieneLimits,
} from './hygiene';
export { MarkRunner } from './MarkRunner';
export { MarkTable } from './MarkTable';
/** Those that need nothing but the inventory. */
export const builtInMarkers: readonly Marker[] = [noConsumers, reassigning];
export type { Marked, Marker, MarkInput } from './types';
