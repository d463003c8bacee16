export { DefaultClusters } from './DefaultClusters';
export { reasonOf } from './readFigure';
export type { ClusterHandle, Clusters } from './types';
