/**
 * Schemas, types and pure functions shared by the Kafka support plugins.
 *
 * @packageDocumentation
 */
export * from './vocabulary';
export * from './quotedList';
export * from './resourceRef';
export * from './finding';
export * from './decide';
export * from './plan';
export * from './operations';
export * from './digest';
export * from './lifecycle';
export * from './ownership';
export * from './review';
export * from './request';
export * from './auditVerification';
export * from './event';
export * from './cluster';
export * from './kind';
export * from './readiness';
export * from './drift';
export * from './stream';
export * from './resourceMark';
export * from './resource';
export * from './obligation';
export * from './accessReview';
export * from './permissions';
export * from './annotations';
export * from './searchDocuments';
export * from './kinds/topicCreate';
export * from './kinds/topicPartitions';
export * from './kinds/quota';
export * from './kinds/topicConfig';
export * from './kinds/topicDelete';
export * from './kinds/groupDelete';
export * from './kinds/ownership';
export * from './claims';
export * from './kinds/access';
export * from './kinds/adoptDrift';
export * from './kinds/proposePartitions';
export * from './client';
