export { facetsOf } from './facetsOf';
export {
  approvedGrants,
  approvedTopic,
  createDriftMarker,
  DoneRequests,
  DriftReader,
  DriftTables,
  ManagedTopics,
  type Agreed,
  type ReadDrift,
} from './drift';
export { builtInFigures } from './figures';
export { InventorySync } from './InventorySync';
export { OwnedReaders, type OwnedReader } from './OwnedReaders';
export { ResourceNames } from './ResourceNames';
export { StoredInventory } from './StoredInventory';
export { builtInSources } from './sources';
export {
  builtInMarkers,
  createHygieneMarkers,
  hygieneConfigSchema,
  MarkTable,
  type HygieneLimits,
} from './marks';
export type { Marked, Marker, MarkInput } from './marks';
export type { Inventory, ResourceQuery, ResourceSource } from './types';
