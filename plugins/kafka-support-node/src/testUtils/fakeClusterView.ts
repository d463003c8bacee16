import {
  BrokerUnavailableError,
  NoAnswerError,
  RefusedByBrokerError,
} from '../adminErrors';
import type { TopicListing } from '../clusterAdmin';
import type { ClusterFacts, ClusterView } from '../clusterView';
import type { Known } from '../known';
import { readGroup } from '../groupState';
import { readGroupIndex, readTopicGroups } from '../topicGroups';
import { readTopicAtBrokers } from '../topicAtBrokers';
import { readTopicLog } from '../topicLog';
import { FakeClusterAdmin } from './FakeClusterAdmin';
import { topicConfigKeys } from './topicConfigKeys';

/** Figures of a view. @public */
export type ClusterFigure = Exclude<keyof ClusterView, 'cluster'>;

/**
 * A view for tests of kinds and rules: reads a fake cluster without any cache.
 *
 * @param options - `unknown` names figures that cannot be read, with the reason
 * @public
 */
export function fakeClusterView(
  options: {
    admin?: FakeClusterAdmin;
    cluster?: Partial<ClusterFacts>;
    unknown?: Partial<Record<ClusterFigure, string>>;
    now?: Date;
  } = {},
): ClusterView {
  const admin = options.admin ?? FakeClusterAdmin.create();
  const readAt = (
    options.now ?? new Date('2026-01-01T00:00:00Z')
  ).toISOString();

  async function read<T>(
    figure: ClusterFigure,
    from: () => Promise<T>,
  ): Promise<Known<T>> {
    const reason = options.unknown?.[figure];
    if (reason) return { known: false, figure, reason };
    try {
      return { known: true, value: await from(), readAt };
    } catch (error) {
      return { known: false, figure, reason: (error as Error).message };
    }
  }
  const verdictOf = async (ask: Promise<void>) => {
    try {
      await ask;
      return { accepted: true };
    } catch (error) {
      if (!(error instanceof RefusedByBrokerError)) throw error;
      return { accepted: false, code: error.code, sentence: error.message };
    }
  };

  return {
    cluster: {
      id: 'test',
      title: 'Test',
      environment: 'production',
      bootstrapServers: 'broker-1.kafka.test:9092',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'SCRAM-SHA-512',
      ...options.cluster,
    },
    brokers: () =>
      read('brokers', async () => (await admin.describeCluster()).brokers),
    health: () => read('health', () => healthOf(admin, readAt)),
    topics: () => read('topics', () => admin.listTopics()),
    topic: name =>
      read('topic', async () => {
        const [description, config] = await Promise.all([
          admin.describeTopic(name),
          admin.describeTopicConfig(name),
        ]);
        return description && config && { description, config };
      }),
    groups: topic =>
      read('groups', async () =>
        readTopicGroups(admin, topic, {
          index: await readGroupIndex(admin),
          now: () => new Date(readAt),
        }),
      ),
    group: groupId =>
      read('group', () => readGroup(admin, groupId, () => new Date(readAt))),
    log: name =>
      read('log', async () => {
        const description = await admin.describeTopic(name);
        return (
          description &&
          readTopicLog(admin, description, {
            logDirs: {
              known: true,
              value: await admin.describeLogDirs(),
              readAt,
            },
            now: () => new Date(readAt),
          })
        );
      }),
    topicAtBrokers: name =>
      read('topicAtBrokers', async () => {
        const { brokers } = await admin.describeCluster();
        return readTopicAtBrokers(admin, name, brokers);
      }),
    topicDefaults: () =>
      read('topicDefaults', async () => {
        const [{ id }] = (await admin.describeCluster()).brokers;
        const settings = await admin.describeBrokerConfig(id);
        return Object.fromEntries(
          Object.entries(topicConfigKeys).map(([name, key]) => {
            const found = settings.find(each => each.name === key.broker);
            return [
              name,
              {
                name,
                value: found?.value ?? key.default,
                override: false,
                readOnly: false,
                sensitive: false,
              },
            ];
          }),
        );
      }),
    acls: filter => read('acls', () => admin.describeAcls(filter)),
    clientQuotas: () =>
      read('clientQuotas', () => admin.describeClientQuotas()),
    validateTopic: topic =>
      read('validateTopic', () =>
        verdictOf(admin.createTopic(topic, { validateOnly: true })),
      ),
    validateTopicConfig: alteration =>
      read('validateTopicConfig', () =>
        verdictOf(admin.alterTopicConfig(alteration, { validateOnly: true })),
      ),
    validatePartitions: increase =>
      read('validatePartitions', () =>
        verdictOf(admin.createPartitions(increase, { validateOnly: true })),
      ),
  };
}

async function offlineOf(admin: FakeClusterAdmin, topics: TopicListing[]) {
  const broken = topics.filter(topic => topic.offlinePartitions > 0);
  const described = await Promise.all(
    broken.slice(0, 5).map(topic => admin.describeTopic(topic.name)),
  );
  return described.flatMap(
    topic =>
      topic?.partitions
        .filter(each => each.leader === -1)
        .map(each => `${topic.name}-${each.partition}`) ?? [],
  );
}

async function healthOf(admin: FakeClusterAdmin, readAt: string) {
  try {
    const [{ brokers }, topics] = await Promise.all([
      admin.describeCluster(),
      admin.listTopics(),
    ]);
    const sum = (field: 'offlinePartitions' | 'underReplicatedPartitions') =>
      topics.reduce((total, topic) => total + topic[field], 0);
    const figures = {
      liveBrokers: brokers.length,
      offlinePartitions: sum('offlinePartitions'),
      underReplicatedPartitions: sum('underReplicatedPartitions'),
      offline: await offlineOf(admin, topics),
      readAt,
    };
    const answers = await admin.describeQuorum().then(
      () => true,
      error => {
        if (!(error instanceof NoAnswerError)) throw error;
        return false;
      },
    );
    if (!answers) return { state: 'no quorum' as const, ...figures };
    const isHealthy =
      figures.offlinePartitions + figures.underReplicatedPartitions === 0;
    return {
      state: isHealthy ? ('healthy' as const) : ('degraded' as const),
      ...figures,
    };
  } catch (error) {
    if (!(error instanceof BrokerUnavailableError)) throw error;
    return {
      state: 'unreachable' as const,
      offline: [],
      reason: error.message,
      readAt,
    };
  }
}
