import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of requests in the permission framework. @public */
export const RESOURCE_TYPE_KAFKA_REQUEST = 'kafka-request';

/** See clusters, kinds, guardrails, resources and readiness. @public */
export const kafkaReadPermission = createPermission({
  name: 'kafka-support.read',
  attributes: { action: 'read' },
});
/** See a request, its timeline and evidence. @public */
export const kafkaRequestReadPermission = createPermission({
  name: 'kafka-support.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
});
/** Preview and submit requests; revert files one too. @public */
export const kafkaRequestCreatePermission = createPermission({
  name: 'kafka-support.request.create',
  attributes: { action: 'create' },
});
/** Comment, cancel, retry, reconcile: act on a request that exists. @public */
export const kafkaRequestUpdatePermission = createPermission({
  name: 'kafka-support.request.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
});
/** Approve or reject. @public */
export const kafkaRequestReviewPermission = createPermission({
  name: 'kafka-support.request.review',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KAFKA_REQUEST,
});
/** Pause and resume clusters. @public */
export const kafkaClusterOperatePermission = createPermission({
  name: 'kafka-support.cluster.operate',
  attributes: { action: 'update' },
});
/** Read and export the audit trail. @public */
export const kafkaAuditReadPermission = createPermission({
  name: 'kafka-support.audit.read',
  attributes: { action: 'read' },
});

/** All permissions of the plugin. @public */
export const kafkaSupportPermissions = [
  kafkaReadPermission,
  kafkaRequestReadPermission,
  kafkaRequestCreatePermission,
  kafkaRequestUpdatePermission,
  kafkaRequestReviewPermission,
  kafkaClusterOperatePermission,
  kafkaAuditReadPermission,
];
