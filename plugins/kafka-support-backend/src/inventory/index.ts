export { LiveInventory } from './LiveInventory';
export type { Inventory, ResourceQuery } from './types';
