export { DefaultClusters } from './DefaultClusters';
export type { ClusterHandle, Clusters } from './types';
