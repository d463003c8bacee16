/** Text of the audit page. */
export const auditMessages = {
  loading: 'Reading the audit trail',
  filters: {
    label: 'Filter the audit trail',
    resource: 'Resource',
    resourceHint: 'prod/topic/orders.placed.v1',
    actor: 'Who',
    actorHint: 'user:default/alice',
    from: 'From',
    to: 'Until',
    apply: 'Show',
    clear: 'Clear filters',
  },
  table: {
    label: 'Audit trail',
    at: 'When',
    actor: 'Who',
    event: 'What happened',
    request: 'To which request',
    plan: 'On which plan',
  },
  status: '{{from}} → {{to}}',
  next: 'Older entries',
  first: 'Newest entries',
  empty: {
    title: 'Nothing recorded',
    text: 'Every step of every request will be here: who asked, who approved on which plan, what was sent to the cluster and what it answered.',
  },
} as const;
