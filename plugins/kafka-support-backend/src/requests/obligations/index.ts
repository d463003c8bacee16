export { DatabaseObligationStore } from './DatabaseObligationStore';
export { insertObligation } from './insertObligation';
export { settleObligation } from './settleObligation';
export { ObligationNotifier } from './ObligationNotifier';
export { ObligationRunner } from './ObligationRunner';
export { obligationsConfigSchema, type ObligationsConfig } from './config';
export type {
  NewObligation,
  ObligationHandler,
  ObligationOutcome,
  ObligationStore,
  Settlement,
  StoredObligation,
} from './types';
