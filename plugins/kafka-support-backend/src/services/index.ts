export type {
  AuditQuery,
  AuditService,
  ClustersService,
  GuardrailsService,
  InventoryService,
  KindsService,
  Services,
  StreamsService,
} from './types';
