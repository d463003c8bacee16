export { createRouter } from './createRouter';
export type {
  AuditService,
  ClustersService,
  GuardrailsService,
  InventoryService,
  KindsService,
  RouterServices,
} from './types';
export type { AuditQuery } from './routes/audit';
