export { DefaultClusters } from './DefaultClusters';
export { modeOf } from './modeOf';
export { reasonOf, unknown } from './readFigure';
export type { ClusterHandle, Clusters } from './types';
