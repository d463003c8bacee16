import {
  RefusedByBrokerError,
  type ClusterAdmin,
  type ConfigEntry,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { reasonOf } from '../../clusters';
import { bulkRead } from '../bulkRead';
import type { LookedUp, ResourceSource, Unread } from '../types';

/** Any that every topic has: whether it answers is what counts. */
const ANY_KEY = 'cleanup.policy';
/** What a look-up one by one may cost; the rest waits for the next sync. */
const MAX_ONE_BY_ONE = 1_000;
const AT_ONCE = 8;
/** Of whose settings all are in memory at a time. */
const TOPICS_AT_ONCE = 2_000;

/** Topics, from one call that lists them all, and what is set on each. */
export const topicSource: ResourceSource = {
  type: 'topic',
  async read(admin) {
    const topics = await admin.listTopics(bulkRead);
    return topics.map(topic => ({
      name: topic.name,
      topicId: topic.topicId,
      internal: topic.internal,
      facts: {
        partitions: topic.partitions,
        replicationFactor: topic.replicationFactor,
      },
      offlinePartitions: topic.offlinePartitions,
      underReplicatedPartitions: topic.underReplicatedPartitions,
    }));
  },

  async detail(admin, resources) {
    const { configs, unread } = await readOverrides(
      admin,
      resources.map(({ name }) => name),
    );
    return {
      resources: resources.map(each => {
        const config = configs.get(each.name);
        return config ? { ...each, config } : each;
      }),
      unread,
    };
  },

  /**
   * By their settings, many in one call: brokers tell a topic that is gone from
   * one that may not be read. Those that may not be are described one by one,
   * for which another right is enough.
   */
  async lookUp(admin, names) {
    const { read, unread } = await admin.describeTopicConfigs(names, {
      ...bulkRead,
      keys: [ANY_KEY],
    });
    const answered = new Set([
      ...read.map(({ name }) => name),
      ...unread.map(({ of }) => of),
    ]);
    const found = await describeEach(
      admin,
      unread.map(({ of }) => of),
    );
    return {
      gone: [...names.filter(name => !answered.has(name)), ...found.gone],
      untold: found.untold,
    };
  },
};

/**
 * In parts, of which only the overrides are kept: all settings of all topics
 * together are many times what they come to.
 */
async function readOverrides(admin: ClusterAdmin, names: string[]) {
  const configs = new Map<string, Record<string, string>>();
  const unread: { of: string; reason: string }[] = [];
  for (let start = 0; start < names.length; start += TOPICS_AT_ONCE) {
    const asked = names.slice(start, start + TOPICS_AT_ONCE);
    try {
      const answer = await admin.describeTopicConfigs(asked, bulkRead);
      for (const { name, config } of answer.read)
        configs.set(name, overridesOf(config));
      for (const each of answer.unread) unread.push(each);
    } catch (error) {
      const reason = reasonOf(error);
      // The others would fare no better, and each costs its time.
      for (const of of names.slice(start)) unread.push({ of, reason });
      break;
    }
  }
  return { configs, unread: unreadSettings(unread) };
}

function overridesOf(config: ConfigEntry[]): Record<string, string> {
  const overrides: Record<string, string> = {};
  for (const { name, value, override } of config)
    if (override) overrides[name] = value ?? '';
  return overrides;
}

function unreadSettings(unread: { of: string; reason: string }[]): Unread[] {
  if (unread.length === 0) return [];
  const [{ of, reason }] = unread;
  const others = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return [
    {
      type: 'topic',
      what: 'settings',
      reason: `of "${of}"${others}: ${reason}`,
    },
  ];
}

async function describeEach(
  admin: ClusterAdmin,
  names: string[],
): Promise<LookedUp> {
  const found: LookedUp = { gone: [], untold: new Map() };
  const asked = names.slice(0, MAX_ONE_BY_ONE);
  const look = async (name: string) => {
    try {
      if (!(await admin.describeTopic(name))) found.gone.push(name);
    } catch (error) {
      // No answer is an answer to nothing: the sync of the type fails.
      if (!(error instanceof RefusedByBrokerError)) throw error;
      found.untold.set(name, reasonOf(error));
    }
  };
  for (let start = 0; start < asked.length; start += AT_ONCE)
    await Promise.all(asked.slice(start, start + AT_ONCE).map(look));
  for (const name of names.slice(MAX_ONE_BY_ONE))
    found.untold.set(name, 'There are too many to ask for one by one');
  return found;
}
