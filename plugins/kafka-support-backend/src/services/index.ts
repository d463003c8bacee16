export type {
  AuditQuery,
  AuditService,
  ClustersService,
  GuardrailsService,
  InventoryService,
  KindsService,
  Services,
} from './types';
