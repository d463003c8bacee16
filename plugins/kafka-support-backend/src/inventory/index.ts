export { facetsOf } from './facetsOf';
export {
  createDriftMarker,
  DoneRequests,
  DriftReader,
  DriftTables,
} from './drift';
export { InventorySync } from './InventorySync';
export { LiveInventory } from './LiveInventory';
export { StoredInventory } from './StoredInventory';
export { builtInSources } from './sources';
export { builtInMarkers } from './marks';
export type { Marked, Marker, MarkInput } from './marks';
export type { Inventory, ResourceQuery, ResourceSource } from './types';
