export type {
  AuditQuery,
  AuditService,
  ClustersService,
  GuardrailsService,
  InventoryService,
  KindsService,
  ObligationsService,
  Services,
  StreamsService,
} from './types';
