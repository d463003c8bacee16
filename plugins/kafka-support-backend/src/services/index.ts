export type {
  AccessReviewsService,
  AuditQuery,
  AuditService,
  ClaimsService,
  ClustersService,
  GuardrailsService,
  InventoryService,
  KindsService,
  ObligationsService,
  Services,
  StreamsService,
} from './types';
