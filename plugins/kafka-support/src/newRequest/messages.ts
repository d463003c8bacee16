/** Text of the pages that file a request. */
export const newRequestMessages = {
  title: 'What do you need?',
  lead: 'Choose what fits best. Before you submit you see what will happen and who must agree.',
  loadingKinds: 'Loading the kinds of requests',
  kindsUnread: 'The kinds of requests could not be read',
  noKinds: {
    title: 'No kind of request is set up',
    text: 'The kinds that the backend knows show here. Ask your platform team which ones it wants to offer.',
  },
  usually: 'Usually',
  riskyWhen: 'A person looks when',
  noForm: {
    title: 'There is no form for "{{kind}}" here',
    text: 'Requests of this kind can be filed over the API. The kinds with a form are on the page New request.',
    action: 'Choose another kind',
  },
  otherKind: 'All kinds',
  copyOf:
    'Filled in from request {{id}}. Look it through: another cluster can have other limits.',
  editOf:
    'An edit of request {{id}}, which it replaces once you submit. Who agreed to that one is asked again.',
  copyUnread:
    'Request {{id}}, which this form should be filled in from, could not be read',
  limits: {
    summary_one: '{{count}} limit on {{there}} is another than on {{here}}',
    summary_other: '{{count}} limits on {{there}} are others than on {{here}}',
    none: 'no limit',
  },
  unitOf: 'Unit of {{label}}',
  rate: { 'KiB/s': 'KiB/s', 'MiB/s': 'MiB/s' },
  time: { minutes: 'minutes', hours: 'hours', days: 'days' },
  advanced: 'Advanced: partitions, replicas, configuration',
  where: 'Where and for what',
  cluster: {
    label: 'Cluster',
    choose: 'Choose a cluster',
    unknown: 'There is no cluster "{{id}}": choose one of the list',
    unread: 'The clusters could not be read',
  },
  component: {
    label: 'Component',
    help: 'The service that the request is for. Its owner answers for what you ask.',
    owner: 'Owner: {{owner}}',
    noOwner: 'no owner in the catalog',
    mine: 'Of your teams',
    others: 'Others',
    loading: 'Looking in the catalog',
    none: 'No component of that name',
    unread: 'The catalog did not answer: try again in a moment',
  },
  config: {
    title: 'Configuration',
    add: 'Add a setting',
    remove: 'Remove setting {{key}}',
    key: 'Key',
    value: 'Value',
  },
  topicCreate: {
    name: 'Name of the topic',
    load: 'What you know about it',
    loadHelp:
      'Leave out what you do not know. Partitions and replicas are proposed from it.',
    expected: 'Usual throughput',
    peak: 'At the busiest time',
    peakHelp: 'Left out: three times the usual.',
    orderingKey: 'Ordering key',
    orderingKeyHelp:
      'What records that must stay in order have in common, such as "order id".',
    parallelReaders: 'Parallel readers',
    parallelReadersHelp:
      'Instances of one consumer that read at the same time.',
    keep: 'Keep data for',
    keepHelp: 'After that it is deleted for good.',
    forEver: 'Keep it for ever',
    proposal_one: '{{count}} partition is proposed',
    proposal_other: '{{count}} partitions are proposed',
    stated: 'You ask for {{number}} instead.',
    partitions: 'Partitions',
    partitionsHelp: 'Left out: as proposed. They can never become fewer.',
    replicationFactor: 'Replicas',
    replicationFactorHelp: 'Copies of each partition. Left out: as proposed.',
    configHelp:
      'Only what must differ from the defaults, in keys and values as Kafka spells them.',
    principal: 'Principal',
    transactionalId: 'Transactional id (if it uses transactions)',
    group: 'Consumer group',
    producers: {
      title: 'Who writes to it',
      help: 'They get the right to write to this topic, and no other.',
      add: 'Add a producer',
      remove: 'Remove producer {{number}}',
    },
    consumers: {
      title: 'Who reads from it',
      help: 'They get the right to read this topic in their consumer group.',
      add: 'Add a consumer',
      remove: 'Remove consumer {{number}}',
    },
  },
  topic: {
    label: 'Topic',
    help: 'Type a part of its name.',
  },
  quota: {
    whom: 'For whom',
    whomHelp:
      'A user, a client id, or both together. <default> stands for all that have no quota of their own.',
    user: 'User',
    clientId: 'Client id',
    howMuch: 'How much',
    howMuchHelp:
      'Each limit holds on each broker by itself. What you leave out stays as it is. Limits hold on average: a client may go far above for some seconds.',
    limits: {
      producer_byte_rate: 'Producing',
      consumer_byte_rate: 'Consuming',
      request_percentage: 'Share of request threads',
    },
    requestPercentageHelp: 'In percent; 100 is one thread of a broker.',
    remove: 'Take the limit away',
  },
  access: {
    who: 'Who',
    action: 'What to do',
    actions: { grant: 'Give access', revoke: 'Take access away' },
    principal: 'Principal',
    principalHelp:
      'The name that the service logs in with. Names and passwords are made elsewhere.',
    profile: 'What it does',
    profiles: {
      producer: 'Writes',
      'transactional producer': 'Writes in transactions',
      consumer: 'Reads in a consumer group',
      custom: 'Single rights',
    },
    what: 'On what',
    pattern: 'Holds for',
    patterns: {
      literal: 'just this name',
      prefixed: 'every name that begins with it',
    },
    group: 'Consumer group',
    groupHelp: 'The group id, as the consumers set it.',
    transactionalId: 'Transactional id',
    transactionalIdHelp: 'As the producer sets it.',
    host: 'From address',
    hostHelp: 'Left out: from every address.',
    until: 'Until',
    untilHelp:
      'To the end of that day (UTC). Then it is taken back by itself, freezes included. Left out: for good.',
    bindings: {
      title: 'Rights',
      help: 'Each right by itself, as Kafka has it.',
      add: 'Add a right',
      remove: 'Remove right {{number}}',
      resourceType: 'Resource',
      resourceName: 'Name',
      operation: 'Operation',
    },
  },
  topicPartitions: {
    partitions: 'Partitions afterwards',
    partitionsHelp:
      'All of them, with those that are there. They never become fewer.',
    keyed: 'Do its records have keys?',
    keyedHelp:
      'Whoever writes to it knows. With keys, more partitions break the order of each key once.',
    keyedAnswers: {
      yes: 'Yes',
      no: 'No',
      unknown: 'I do not know',
    },
  },
  topicDelete: {
    access: 'Revoke the access that names just this topic',
    accessHelp:
      'Without the topic it is of no use, and it would hold for the next topic of the name. What denies access is left.',
    groups: 'Groups to delete with it',
    groupsHelp:
      'Groups that have nothing but this topic, by their id. Offsets on the topic go with it in any case.',
    confirm: 'Type the name of the topic',
    confirmHelp: 'To show that you mean it: its records do not come back.',
  },
  group: {
    label: 'Consumer group',
    help: 'The group id, as its consumers have it.',
  },
  groupRestore: {
    offsets: 'Offsets',
    offsetsHelp:
      'A line each: topic,partition,offset, as kafka-consumer-groups.sh exports them. An offset that the group has is left as it is.',
  },
  topicConfig: {
    settings: 'Settings',
    settingsHelp:
      'Other settings stay as they are. How long data is kept is not changed here.',
    action: 'What to do',
    set: 'Set to',
    unset: 'Back to default',
  },
  ownership: {
    many: 'This form is for one.',
    batch_one: 'A batch of {{count}} resource, as it was filed before.',
    batch_other:
      'A batch of {{count}} resources, as it was filed before. What has an owner by now is left out.',
    type: 'What it is',
    types: {
      topic: 'Topic',
      group: 'Consumer group',
      principal: 'Principal',
      connector: 'Connector',
    },
    nameHelp: {
      group: 'The group id, as the consumers set it.',
      principal: 'As ACLs name it, such as User:orders-api.',
      connector: 'The Connect cluster and the name, such as main/orders-sink.',
    },
    owner: 'Who shall own it',
    ownerHelp:
      'A group of the catalog. It decides from then on what others may do with it.',
    componentHelp:
      'The service that it belongs to, if there is one: alert route and runbook are taken from it.',
  },
  why: {
    group: 'Why and by when',
    justification: 'Why',
    justificationHelp: 'One sentence is enough. Those who must agree read it.',
    neededBy: 'Needed by',
    neededByHelp: 'Leave it out when there is no hurry.',
  },
  submit: {
    action: 'Submit',
    shortcut: 'Ctrl+Enter',
    working: 'Submitting',
    failed: 'The request was not submitted',
    changed: 'The plan changed: look again',
    changedWhy:
      'Something changed on the cluster since you looked. What would happen now is shown beside the form. Submit again when it is still what you want.',
    looking: 'One moment: what would happen is still being looked up.',
    denied: 'It cannot be done as asked. Each reason says how to fix it.',
    observed:
      'This cluster is only observed: you see what would happen, nothing can be submitted.',
    unread: 'It cannot be submitted while what would happen is not known.',
    invalid: 'Some fields need a look first. They are marked.',
  },
  panel: {
    title: 'What would happen',
    asOf: 'as of {{time}}',
    looking: 'looking …',
    emptyTitle: 'Nothing to look at yet',
    empty:
      'Choose a cluster and fill in the rest. While you type, this shows what would change, what it is checked for, and who must agree.',
    outdated:
      'A field needs a look first: this is the answer to what stood there before.',
    unread: 'What would happen is not known now',
    changes: 'What will change',
    reviewers: 'Who must agree',
    checks: 'Checks',
    owner: 'Who answers for it',
    propose:
      'This cluster takes no changes from here: once approved, the commands are handed over and the request waits until the cluster shows them.',
    paused:
      'The cluster is paused by {{who}}: {{reason}}. Approved requests wait.',
  },
  validation: {
    empty: 'Must not be empty',
    missing: 'Must be filled in',
    wholeNumber: 'Must be a whole number',
    atLeast: 'Must be at least {{limit}}',
    atMost: 'Must be at most {{limit}}',
    charactersAtLeast: 'Must have at least {{limit}} characters',
    charactersAtMost: 'Must have at most {{limit}} characters',
    confirm: 'Must be "{{text}}", letter by letter',
  },
} as const;
