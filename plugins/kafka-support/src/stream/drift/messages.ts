/** Text of what differs from what was approved. */
export const driftMessages = {
  title: 'Differs from what was approved',
  lead_one: 'One thing is not as it was agreed on.',
  lead_other: '{{count}} things are not as they were agreed on.',
  leadElsewhere:
    'It is not as {{where}} has it. {{tool}} brings it back, or the definition is changed there.',
  lastKnown: 'The cluster does not answer: this is what was last seen.',
  waiting: 'This is what was last seen; the cluster is being asked.',
  unread:
    'The definition {{where}} could not be read, so nothing is compared with it: {{reason}}',
  since: 'first seen {{time}}',
  approvedBy: 'approved {{by}}',
  nobody: 'Nobody approved it.',
  cannot: 'Cannot be set back: {{reason}}',
  says: {
    appeared: 'The topic is there, and no request made it',
    missing: 'The topic was approved, and is not there',
    recreated: 'The topic was deleted and made again without a request',
    partitions: '{{observed}} partitions, approved {{approved}}',
    'replication factor':
      'Replication factor {{observed}}, approved {{approved}}',
    setting: '{{name}} is {{observed}}, approved {{approved}}',
    accessCame: '{{who}} may {{what}}, and nobody approved that',
    accessWent: '{{who}} may no longer {{what}}, though it was approved',
  },
  brokerDefault: 'the broker’s default',
  fix: {
    'topic-config': 'Set it back',
    'topic-partitions': 'Add the partitions',
    'topic-create': 'Make it again, empty',
    'topic-delete': 'Delete it',
    grant: 'Give {{who}} access again',
    revoke: 'Take the access of {{who}} back',
    other: 'Request to set it back',
  },
  adopt: {
    button: 'Accept as it is',
    title: 'Accept {{topic}} as it is?',
    text: 'The cluster is not changed. From now on this counts as approved, and only what differs from it later is shown.',
    why: 'Why it may stay so',
    submit: 'Accept',
    cancel: 'Not now',
    failed: 'It was not accepted',
    nothing: 'It is as it was approved: nothing is left to accept.',
  },
  managed: {
    title: '{{tool}} manages this topic',
    text: 'Change it in {{where}}. Requests that would change it here are refused.',
    tools: {
      strimzi: 'Strimzi',
      terraform: 'Terraform',
      jikkou: 'Jikkou',
    },
  },
} as const;
