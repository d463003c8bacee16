export { StreamReader } from './StreamReader';
export { streamStanding } from './streamStanding';
export type { Streams, StreamViewer } from './types';
