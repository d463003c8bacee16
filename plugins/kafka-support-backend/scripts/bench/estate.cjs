// A cluster that is computed rather than kept, so that it costs the process that
// is measured next to no memory of its own.

const TEAMS = 200;
const PARTITIONS = 3;
const GROUPS = 1_000;
const RETENTION = {
  name: 'retention.ms',
  value: '604800000',
  override: true,
  readOnly: false,
  sensitive: false,
};

const teamOf = n => n % TEAMS;
const names = [];
/** Each made once: in answers of brokers too a topic is named once for all its partitions. */
const topicName = n => (names[n] ??= `team-${teamOf(n)}.stream-${n}.v1`);
const idOf = n => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const range = (count, of) => Array.from({ length: count }, (_, n) => of(n));
const whole = read => ({ read, unread: [] });

/** All settings of a topic, as brokers answer them: most are defaults. */
const configOf = () => [
  RETENTION,
  ...range(33, n => ({
    name: `some.setting.${n}`,
    value: String(n),
    override: false,
    readOnly: false,
    sensitive: false,
  })),
];

/** Reads of a cluster with so many topics of three partitions; writes are refused. */
function estate(topics) {
  const reads = {
    describeCluster: async () => ({
      clusterId: 'bench',
      brokers: range(3, n => ({
        id: n + 1,
        host: 'localhost',
        port: 9092 + n,
      })),
    }),
    describeQuorum: async () => ({
      leaderId: 1,
      leaderEpoch: 1,
      voters: [1, 2, 3],
    }),
    listTopics: async () =>
      range(topics, n => ({
        name: topicName(n),
        topicId: idOf(n),
        internal: false,
        partitions: PARTITIONS,
        replicationFactor: 3,
        offlinePartitions: 0,
        underReplicatedPartitions: 0,
      })),
    describeTopic: async name => ({
      name,
      topicId: idOf(0),
      internal: false,
      partitions: range(PARTITIONS, partition => ({
        partition,
        leader: 1,
        replicas: [1, 2, 3],
        isr: [1, 2, 3],
      })),
    }),
    describeTopicConfig: async () => configOf(),
    describeTopicConfigs: async asked =>
      whole(asked.map(name => ({ name, config: configOf() }))),
    describeBrokerConfig: async () => configOf(),
    describeAcls: async () =>
      range(TEAMS, n => ({
        resourceType: 'topic',
        patternType: 'prefixed',
        resourceName: `team-${n}.`,
        principal: `User:team-${n}`,
        host: '*',
        operation: 'read',
        permission: 'allow',
      })),
    listGroups: async () =>
      whole(
        range(GROUPS, n => ({
          groupId: `group-${n}`,
          type: 'classic',
          state: 'Stable',
          protocolType: 'consumer',
        })),
      ),
    describeGroups: async ids =>
      whole(
        ids.map(groupId => ({
          groupId,
          type: 'classic',
          state: 'Stable',
          protocolType: 'consumer',
          members: range(3, partition => ({
            memberId: `${groupId}-${partition}`,
            clientId: 'bench',
            host: '/127.0.0.1',
            assigned: [
              {
                topic: topicName(Number(groupId.slice(6)) % topics),
                partition,
              },
            ],
          })),
        })),
      ),
    listGroupOffsets: async ids =>
      whole(
        ids.map(groupId => ({
          groupId,
          offsets: range(PARTITIONS, partition => ({
            topic: topicName(Number(groupId.slice(6)) % topics),
            partition,
            offset: 900,
          })),
        })),
      ),
    listOffsets: async asked =>
      whole(asked.map(each => ({ ...each, offset: 1_000 }))),
    describeLogDirs: async () =>
      whole(
        [1, 2, 3].map(brokerId => ({
          brokerId,
          path: '/var/lib/kafka',
          replicas: range(topics * PARTITIONS, n => ({
            topic: topicName(Math.floor(n / PARTITIONS)),
            partition: n % PARTITIONS,
            bytes: 1_000_000,
          })),
        })),
      ),
    describeClientQuotas: async () => [],
    listPartitionReassignments: async () => [],
    close: async () => undefined,
  };
  return new Proxy(reads, {
    get: (target, operation) =>
      // A promise that resolves to it asks whether it has one.
      operation === 'then' || operation in target
        ? target[operation]
        : async () => {
            throw new Error(
              `The estate of the benchmark knows no ${operation}`,
            );
          },
  });
}

module.exports = { estate, teamOf, topicName, TEAMS };
