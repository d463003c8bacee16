export { accessOf, readAccess } from './access';
export { approvalOf, readHistory } from './history';
export { EntityStreamsReader } from './EntityStreamsReader';
export { StreamReader } from './StreamReader';
export { streamStanding } from './streamStanding';
export type { Streams, StreamViewer } from './types';
