/** Text of what the plugin adds to entity pages. */
export const entityMessages = {
  tab: 'Streams',
  loading: 'Reading the streams',
  asOf: 'as of',
  problems_one: '{{count}} annotation is not read as it was meant',
  problems_other: '{{count}} annotations are not read as they were meant',
  unreachable:
    'Cluster {{cluster}} does not answer: {{reason}} Its streams are the last known.',
  empty: {
    title: 'No streams yet',
    text: 'Topics of {{entity}} will be here with their owner and readiness: those made by a request for it, and those that its annotation kafka.apache.org/topics names.',
    action: 'Ask for a topic',
    api: 'Topics that the channels of {{entity}} stand for will be here, once the catalog has them: those that somebody owns, or that a component uses. Which cluster they are on is told by the servers of the document, or by the annotation kafka-support.io/cluster.',
    resource: 'No configured cluster has the topic {{entity}}.',
  },
  table: {
    label: 'Streams',
    topic: 'Topic',
    owner: 'Owner',
    partitions: 'Partitions',
    marks: 'Marks',
    readiness: 'Readiness',
    requests: 'Open requests',
    none: 'none',
    proposed: 'proposed only',
    lastKnown: 'last known',
    replication: '{{partitions}} × {{replicas}} replicas',
  },
  claim: {
    action: 'Claim it',
    label: 'Claim {{name}} on {{cluster}}',
  },
  dimensions: {
    'ownership and routing': 'Ownership and routing',
    'safe action boundary': 'Safe action boundary',
  },
  owner: {
    title: 'Who answers for this stream',
    streams_one: 'for {{count}} topic',
    streams_other: 'for {{count}} topics',
  },
  readiness: {
    title: 'Readiness',
    allReady_one: 'The stream could be supported tonight.',
    allReady_other: 'All {{count}} streams could be supported tonight.',
    streams: '{{ready}} ready · {{watch}} to watch · {{blocked}} blocked',
    more: 'All streams',
    fix: 'Fix: {{remedy}}',
  },
  requests: {
    title: 'Kafka requests',
    empty:
      'Nobody asked for a change yet. Requests for {{entity}} will be here with their status.',
    all: 'All requests',
    new: 'New request',
  },
} as const;
