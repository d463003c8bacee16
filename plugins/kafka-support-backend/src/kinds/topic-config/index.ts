export { topicConfigKind } from './kind';
export { configImpact, type ConfigImpact } from './impact';
export { retentionRefusal } from './retention';
