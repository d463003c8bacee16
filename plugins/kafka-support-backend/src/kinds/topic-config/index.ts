export { topicConfigKind } from './kind';
export { configImpact, type ConfigImpact } from './impact';
