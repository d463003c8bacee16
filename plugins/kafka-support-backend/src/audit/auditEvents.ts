import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';

interface AuditEvent {
  severityLevel: NonNullable<AuditorServiceCreateEventOptions['severityLevel']>;
  /** What happened, for the document. */
  description: string;
}

/**
 * What is sent to Backstage's auditor. Each is sent twice, when it begins and
 * when it has succeeded or failed; a refusal is a failure.
 */
export const auditEvents = {
  'request-preview': {
    severityLevel: 'low',
    description: 'Somebody looked at what a request would do.',
  },
  'request-submit': {
    severityLevel: 'medium',
    description: 'Somebody filed a request.',
  },
  'request-fetch': {
    severityLevel: 'low',
    description: 'Somebody read requests, a timeline or evidence.',
  },
  'request-review': {
    severityLevel: 'medium',
    description: 'Somebody approved or rejected a request.',
  },
  'request-comment': {
    severityLevel: 'medium',
    description: 'Somebody commented on a request.',
  },
  'request-cancel': {
    severityLevel: 'medium',
    description: 'Somebody withdrew a request.',
  },
  'request-retry': {
    severityLevel: 'medium',
    description: 'Somebody had a failed request tried again.',
  },
  'request-reconcile': {
    severityLevel: 'medium',
    description: 'Somebody had an unknown outcome settled from the live state.',
  },
  'request-revert': {
    severityLevel: 'medium',
    description: 'Somebody filed the inverse of a request.',
  },
  'drift-adopt': {
    severityLevel: 'medium',
    description:
      'Somebody accepted a topic as it is in place of what was approved.',
  },
  'cluster-fetch': {
    severityLevel: 'low',
    description: 'Somebody read the clusters.',
  },
  'cluster-pause': {
    severityLevel: 'high',
    description: 'Somebody stopped the applying of changes on a cluster.',
  },
  'cluster-resume': {
    severityLevel: 'high',
    description: 'Somebody let changes be applied on a cluster again.',
  },
  'kind-fetch': {
    severityLevel: 'low',
    description: 'Somebody read the kinds of requests.',
  },
  'guardrail-fetch': {
    severityLevel: 'low',
    description: 'Somebody read the active rules.',
  },
  'resource-fetch': {
    severityLevel: 'low',
    description: 'Somebody read what exists on the clusters.',
  },
  'stream-fetch': {
    severityLevel: 'low',
    description:
      'Somebody read one stream with its access, settings and requests.',
  },
  'obligation-fetch': {
    severityLevel: 'low',
    description: 'Somebody read what is owed by a date.',
  },
  'access-review-fetch': {
    severityLevel: 'low',
    description: 'Somebody read access reviews.',
  },
  'access-review-decide': {
    severityLevel: 'medium',
    description: 'Somebody decided which access to a stream is kept.',
  },
  'access-evidence-fetch': {
    severityLevel: 'medium',
    description: 'Somebody read the evidence of access to a stream.',
  },
  'readiness-fetch': {
    severityLevel: 'low',
    description: 'Somebody read the streams of an entity with their readiness.',
  },
  'audit-fetch': {
    severityLevel: 'medium',
    description: 'Somebody read or exported the audit log.',
  },
  'audit-verify': {
    severityLevel: 'medium',
    description: 'Somebody had the audit log checked for tampering.',
  },
  'audit-seal': {
    severityLevel: 'high',
    description:
      'What happened since the last seal was sealed; `head` is the hash to compare with.',
  },
} as const satisfies Record<string, AuditEvent>;

export type AuditEventId = keyof typeof auditEvents;
