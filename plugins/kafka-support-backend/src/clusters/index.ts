export { DefaultClusters } from './DefaultClusters';
export { modeOf } from './modeOf';
export { orAfter } from './orAfter';
export { reasonOf, unknown } from './readFigure';
export type { ClusterHandle, Clusters } from './types';
