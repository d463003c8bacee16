export { facetsOf } from './facetsOf';
export { InventorySync } from './InventorySync';
export { LiveInventory } from './LiveInventory';
export { StoredInventory } from './StoredInventory';
export { builtInSources } from './sources';
export type { Inventory, ResourceQuery, ResourceSource } from './types';
