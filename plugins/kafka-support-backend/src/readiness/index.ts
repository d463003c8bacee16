export { readinessChecks } from './checks';
export { streamReadiness } from './streamReadiness';
export type { ReadinessCheck, StreamFacts } from './types';
