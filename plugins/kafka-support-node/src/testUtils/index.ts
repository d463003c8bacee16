/**
 * Fakes and contract suites for tests of the Kafka support backend and of
 * modules that extend it.
 *
 * @packageDocumentation
 */
export { FakeClusterAdmin, type FakeClusterOptions } from './FakeClusterAdmin';
export type { FakeGroup, FakeGroups } from './FakeGroups';
export type { FakeLog } from './FakeLogs';
export type { ClusterOperation, FakeFailure, HeldCall } from './fakeFailures';
export { fakeClusterView, type ClusterFigure } from './fakeClusterView';
export { clusterAdminContract } from './clusterAdminContract';
export { eventually } from './contract/subject';
export type {
  ClusterAdminContractOptions,
  ClusterFaults,
  ClusterTraffic,
} from './contract/subject';
