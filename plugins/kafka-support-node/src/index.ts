/**
 * Interfaces and extension points of the Kafka support backend.
 *
 * @packageDocumentation
 */
export * from './known';
export * from './adminErrors';
export * from './partialRead';
export * from './groups';
export * from './logDirs';
export * from './clientQuotas';
export * from './clusterAdmin';
export * from './topicGroups';
export * from './topicLog';
export * from './topicAtBrokers';
export * from './groupState';
export * from './deletions';
export * from './clusterView';
export * from './requestKind';
export * from './rule';
export * from './extensionPoints';
export * from './serviceClient';
