import type { ClusterHealth } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  RefusedByBrokerError,
  type BrokerDescription,
  type BrokerVerdict,
  type ClusterAdmin,
  type ConfigEntry,
  type Known,
  type NewTopic,
  type TopicConfigAlteration,
  type TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { Figure } from './Figure';
import { readHealth } from './readHealth';
import { readTopicDefaults } from './topicDefaults';

/** Validate-only counts against the controller's mutation quota: same ask, same answer. */
const VERDICT_FRESH_MS = 10_000;
const MAX_VERDICTS = 500;

async function verdictOf(ask: Promise<void>): Promise<BrokerVerdict> {
  try {
    await ask;
    return { accepted: true };
  } catch (error) {
    if (!(error instanceof RefusedByBrokerError)) throw error;
    return { accepted: false, code: error.code, sentence: error.message };
  }
}

/** Figures of one cluster that all its views share for seconds. */
export class SharedFigures {
  readonly topics: Figure<TopicListing[]>;
  readonly brokers: Figure<BrokerDescription[]>;
  readonly health: Figure<ClusterHealth>;
  readonly topicDefaults: Figure<Record<string, ConfigEntry>>;
  readonly authorizer: Figure<boolean>;
  readonly #admin: ClusterAdmin;
  readonly #verdicts = new Map<string, Figure<BrokerVerdict>>();

  constructor(admin: ClusterAdmin) {
    this.#admin = admin;
    this.topics = new Figure({
      name: 'topics of the cluster',
      read: () => admin.listTopics(),
      freshMs: 5_000,
    });
    this.brokers = new Figure({
      name: 'live brokers',
      read: async () => (await admin.describeCluster()).brokers,
      freshMs: 5_000,
    });
    const listTopics = async () => {
      const topics = await this.topics.get();
      if (!topics.known) throw new Error(topics.reason);
      return topics.value;
    };
    this.health = new Figure({
      name: 'health of the cluster',
      read: () => readHealth(admin, listTopics),
      freshMs: 5_000,
    });
    this.topicDefaults = new Figure({
      name: 'defaults of the brokers',
      read: async () => readTopicDefaults(admin, await listTopics()),
      freshMs: 300_000,
    });
    this.authorizer = new Figure({
      name: 'authorizer of the cluster',
      read: () => hasAuthorizer(admin),
      freshMs: 300_000,
    });
  }

  /** What the broker says to a topic, without creating it. */
  validateTopic(topic: NewTopic): Promise<Known<BrokerVerdict>> {
    return this.#verdict(['create', topic], () =>
      this.#admin.createTopic(topic, { validateOnly: true }),
    );
  }

  /** What the broker says to settings, without making them. */
  validateTopicConfig(
    alteration: TopicConfigAlteration,
  ): Promise<Known<BrokerVerdict>> {
    return this.#verdict(['alter', alteration], () =>
      this.#admin.alterTopicConfig(alteration, { validateOnly: true }),
    );
  }

  #verdict(
    ask: unknown,
    send: () => Promise<void>,
  ): Promise<Known<BrokerVerdict>> {
    const key = JSON.stringify(ask);
    let figure = this.#verdicts.get(key);
    if (!figure) {
      // The oldest makes room: nobody asks for it any more.
      if (this.#verdicts.size >= MAX_VERDICTS)
        this.#verdicts.delete(this.#verdicts.keys().next().value!);
      figure = new Figure({
        name: 'the broker’s own check',
        read: () => verdictOf(send()),
        freshMs: VERDICT_FRESH_MS,
      });
      this.#verdicts.set(key, figure);
    }
    return figure.get();
  }
}

async function hasAuthorizer(admin: ClusterAdmin): Promise<boolean> {
  try {
    // No such topic can exist, so the answer is short.
    await admin.describeAcls({ resourceType: 'topic', resourceName: '..' });
    return true;
  } catch (error) {
    if (
      error instanceof RefusedByBrokerError &&
      error.code === 'SECURITY_DISABLED'
    )
      return false;
    throw error;
  }
}
