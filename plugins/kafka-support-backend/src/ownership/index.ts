export { actsAlone } from './actsAlone';
export { ClaimBatches } from './claims/ClaimBatches';
export { CatalogFacts } from './CatalogFacts';
export { readOwnershipConfig, type OwnershipConfig } from './config';
export { DatabaseCatalogMemory } from './DatabaseCatalogMemory';
export { DatabaseOwnershipStore } from './DatabaseOwnershipStore';
export { DefaultOwnershipService } from './DefaultOwnershipService';
export { problemsOfEntity } from './problemsOfEntity';
export { isOrphaned, ownerStateOf } from './ownerState';
export { Proposals, type ProposedOwners } from './Proposals';
export { ownerRefOf, topicProposalsOf } from './annotations';
export type {
  OwnershipRecord,
  OwnershipService,
  OwnershipStore,
} from './types';
