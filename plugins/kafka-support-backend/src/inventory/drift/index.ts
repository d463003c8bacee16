export { adoptionOf } from './adoptionOf';
export {
  approvedGrants,
  approvedTopic,
  type Agreed,
  type ApprovedGrant,
} from './approvedTopic';
export { createDriftMarker } from './driftMarker';
export { DoneRequests } from './DoneRequests';
export { DriftReader, type ReadDrift } from './DriftReader';
export { DriftTables } from './DriftTables';
export { ManagedTopics } from './ManagedTopics';
