/**
 * Interfaces and extension points of the Kafka support backend.
 *
 * @packageDocumentation
 */
export * from './known';
export * from './adminErrors';
export * from './clusterAdmin';
export * from './clusterView';
export * from './requestKind';
export * from './rule';
export * from './extensionPoints';
