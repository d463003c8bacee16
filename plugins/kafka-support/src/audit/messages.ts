/** Text of the audit page. */
export const auditMessages = {
  loading: 'Reading the audit trail',
  filters: {
    label: 'Filter the audit trail',
    resource: 'Resource',
    resourceHint: 'prod/topic/orders.placed.v1',
    actor: 'Who',
    actorHint: 'user:default/alice',
    kind: 'What about',
    everything: 'All',
    from: 'From',
    to: 'Until',
    apply: 'Show',
    clear: 'Clear filters',
  },
  kinds: {
    cluster: 'Pauses of clusters',
    'access-review': 'Access reviews',
  },
  fields: { label: 'Before and after', none: 'not set', becomes: 'becomes' },
  export: {
    jsonl: 'Export JSON lines',
    csv: 'Export CSV',
    failed: 'The trail could not be exported',
  },
  table: {
    label: 'Audit trail',
    at: 'When',
    actor: 'Who',
    event: 'What happened',
    request: 'To what',
    plan: 'On which plan',
  },
  verify: {
    label: 'Verification',
    action: 'Verify the trail',
    busy: 'Reading the whole trail',
    holds: 'The trail is what was written: {{events}} entries, {{seals}} seals',
    sealed: 'Sealed last on',
    compare:
      'Compare this hash with the newest audit-seal in the log of the portal:',
    noSeal:
      'Nothing is sealed yet: a seal is made each hour in which something happened.',
    broken: 'The trail is not what was written',
    first: 'It is the first such place; later ones were not looked at.',
    hash: 'hash of the newest seal',
    request: 'Show the request',
    failed: 'The trail could not be verified',
  },
  status: '{{from}} → {{to}}',
  next: 'Older entries',
  first: 'Newest entries',
  empty: {
    title: 'Nothing recorded',
    text: 'Every step of every request will be here: who asked, who approved on which plan, what was sent to the cluster and what it answered.',
  },
} as const;
