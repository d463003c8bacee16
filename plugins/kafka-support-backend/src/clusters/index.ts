export { DefaultClusters } from './DefaultClusters';
export { modeOf } from './modeOf';
export { reasonOf } from './readFigure';
export type { ClusterHandle, Clusters } from './types';
