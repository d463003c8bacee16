import type { ClusterHealth } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  NoAnswerError,
  readGroupIndex,
  RefusedByBrokerError,
  type BrokerDescription,
  type BrokerVerdict,
  type ClusterAdmin,
  type ConfigEntry,
  type GroupIndex,
  type Known,
  type LogDirDescription,
  type PartialRead,
  type TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { CachedRead } from './CachedRead';
import { healthOf, type QuorumAnswer } from './healthOf';
import { listingOf } from './listingOf';
import { readFigure, reasonOf, unknown } from './readFigure';
import { topicDefaults } from './topicDefaults';

/** Figures that move are read again after seconds, settings of brokers after more. */
const MOVING = { freshMs: 3_000, staleMs: 10_000 };
const SETTINGS = { freshMs: 10_000, staleMs: 60_000 };
/** A verdict is asked again and again while somebody types. */
const VERDICTS = { freshMs: 10_000, staleMs: 10_000 };
const MAX_VERDICTS = 500;
/** Its own deadline, since it never answers when it matters. */
const QUORUM_TIMEOUT_MS = 3_000;
const SHOWN_OFFLINE = 5;
/** To read one topic again; all of them are read when it takes longer. */
const ONE_TOPIC_TIMEOUT_MS = 1_000;

/**
 * Reads of one cluster that all views of it share, so that a preview for each
 * keystroke costs the brokers next to nothing.
 */
export class SharedReads {
  readonly #admin: ClusterAdmin;
  readonly #now: () => Date;
  readonly #verdicts = new Map<
    string,
    { topic: string; read: CachedRead<BrokerVerdict> }
  >();
  readonly #brokers: CachedRead<BrokerDescription[]>;
  readonly #topics: CachedRead<TopicListing[]>;
  readonly #groups: CachedRead<GroupIndex>;
  readonly #logDirs: CachedRead<PartialRead<LogDirDescription, number>>;
  readonly #topicDefaults: CachedRead<Record<string, ConfigEntry>>;
  readonly #quorum: CachedRead<QuorumAnswer>;
  readonly #health: CachedRead<ClusterHealth>;
  readonly #authorizer: CachedRead<boolean>;

  constructor(admin: ClusterAdmin, now: () => Date) {
    this.#admin = admin;
    this.#now = now;
    const cached = <T>(
      figure: string,
      ages: { freshMs: number; staleMs: number },
      read: () => Promise<T>,
    ) =>
      new CachedRead<T>({
        ...ages,
        now,
        read: () => readFigure(figure, read, now),
      });
    this.#brokers = cached(
      'brokers',
      MOVING,
      async () => (await admin.describeCluster()).brokers,
    );
    this.#topics = cached('topics', MOVING, () => admin.listTopics());
    this.#groups = cached('groups', MOVING, () => readGroupIndex(admin));
    this.#logDirs = cached('logDirs', MOVING, () => admin.describeLogDirs());
    this.#quorum = cached('quorum', MOVING, () => this.#askQuorum());
    this.#health = cached('health', MOVING, () => this.#readHealth());
    this.#topicDefaults = cached('topicDefaults', SETTINGS, () =>
      this.#readTopicDefaults(),
    );
    this.#authorizer = cached('authorizer', SETTINGS, () =>
      this.#askAuthorizer(),
    );
  }

  brokers() {
    return this.#brokers.get();
  }

  topics() {
    return this.#topics.get();
  }

  /** Which groups have to do with which topics: it takes all groups to know. */
  groups() {
    return this.#groups.get();
  }

  /** Sizes of all logs: a broker tells them all at once. */
  logDirs() {
    return this.#logDirs.get();
  }

  /** The same, read now: for what must not overlook one that came a second ago. */
  groupsNow() {
    return readFigure('groups', () => readGroupIndex(this.#admin), this.#now);
  }

  topicDefaults() {
    return this.#topicDefaults.get();
  }

  /** Always known: that nobody answers is a state of health. */
  health() {
    return this.#health.get();
  }

  /** Whether the cluster has an authorizer. */
  authorizer() {
    return this.#authorizer.get();
  }

  /**
   * What the brokers would say to a change. Not asked where there is no hope of
   * an answer, since each question would hang until its deadline.
   */
  async verdict(
    figure: string,
    question: { name: string },
    ask: () => Promise<void>,
  ): Promise<Known<BrokerVerdict>> {
    const health = await this.health();
    if (
      health.known &&
      ['no quorum', 'unreachable'].includes(health.value.state)
    ) {
      const { state, reason } = health.value;
      return unknown(figure, `The cluster is ${state}: ${reason}`);
    }
    const key = JSON.stringify([figure, question]);
    const verdict = this.#verdicts.get(key) ?? {
      topic: question.name,
      read: new CachedRead({
        ...VERDICTS,
        now: this.#now,
        read: () => readFigure(figure, () => verdictOf(ask), this.#now),
      }),
    };
    // Put at the end: the first of the map is the one asked longest ago.
    this.#verdicts.delete(key);
    this.#verdicts.set(key, verdict);
    if (this.#verdicts.size > MAX_VERDICTS)
      this.#verdicts.delete(this.#verdicts.keys().next().value!);
    const answer = await verdict.read.get();
    if (!answer.known) this.#verdicts.delete(key);
    return answer;
  }

  /**
   * A change was sent: what was read of the topic before it is not to be shown
   * after it. The thousands of others are not read again for that.
   */
  topicChanged(name: string): void {
    this.#topics.amend(this.#readAgain(name));
    for (const [key, { topic }] of this.#verdicts)
      if (topic === name) this.#verdicts.delete(key);
  }

  async #readAgain(
    name: string,
  ): Promise<(topics: TopicListing[]) => TopicListing[]> {
    const topic = await this.#admin.describeTopic(name, {
      timeoutMs: ONE_TOPIC_TIMEOUT_MS,
    });
    return topics => {
      const at = topics.findIndex(each => each.name >= name);
      const before = at < 0 ? topics : topics.slice(0, at);
      const after = topics
        .slice(before.length)
        .filter(each => each.name !== name);
      return [...before, ...(topic ? [listingOf(topic)] : []), ...after];
    };
  }

  async #askQuorum(): Promise<QuorumAnswer> {
    try {
      await this.#admin.describeQuorum({ timeoutMs: QUORUM_TIMEOUT_MS });
      return { answers: true };
    } catch (error) {
      // One that may not be asked, or cannot be reached, says nothing about itself.
      const answers = error instanceof NoAnswerError ? false : undefined;
      return { answers, reason: reasonOf(error) };
    }
  }

  async #readHealth(): Promise<ClusterHealth> {
    const [brokers, topics, quorum] = await Promise.all([
      this.#brokers.get(),
      this.#topics.get(),
      this.#quorum.get(),
    ]);
    return healthOf(
      {
        brokers,
        topics,
        quorum: quorum.known
          ? quorum.value
          : { answers: undefined, reason: quorum.reason },
        offline: topics.known ? await this.#offlineOf(topics.value) : [],
      },
      this.#now().toISOString(),
    );
  }

  async #offlineOf(topics: TopicListing[]): Promise<string[]> {
    const broken = topics.filter(topic => topic.offlinePartitions > 0);
    const described = await Promise.all(
      broken
        .slice(0, SHOWN_OFFLINE)
        .map(({ name }) =>
          this.#admin.describeTopic(name).catch(() => undefined),
        ),
    );
    return described
      .flatMap(
        topic =>
          topic?.partitions
            .filter(partition => partition.leader === -1)
            .map(({ partition }) => `${topic.name}-${partition}`) ?? [],
      )
      .slice(0, SHOWN_OFFLINE);
  }

  async #readTopicDefaults(): Promise<Record<string, ConfigEntry>> {
    const [brokers, topics] = await Promise.all([
      this.#brokers.get(),
      this.#topics.get(),
    ]);
    if (!brokers.known) throw new Error(brokers.reason);
    const [broker] = brokers.value;
    const sample = topics.known
      ? topics.value.find(topic => !topic.internal) ?? topics.value.at(0)
      : undefined;
    const [brokerConfig, topicConfig] = await Promise.all([
      this.#admin.describeBrokerConfig(broker.id),
      sample && this.#admin.describeTopicConfig(sample.name),
    ]);
    return topicDefaults(brokerConfig, topicConfig);
  }

  async #askAuthorizer(): Promise<boolean> {
    try {
      await this.#admin.describeAcls({ principal: 'User:kafka-support-asks' });
      return true;
    } catch (error) {
      if (!(error instanceof RefusedByBrokerError)) throw error;
      // Whoever refuses for want of rights has an authorizer.
      return error.code !== 'SECURITY_DISABLED';
    }
  }
}

async function verdictOf(ask: () => Promise<void>): Promise<BrokerVerdict> {
  try {
    await ask();
    return { accepted: true };
  } catch (error) {
    if (!(error instanceof RefusedByBrokerError)) throw error;
    const { code, message } = error;
    // These speak of who asks or how often, not of what was asked.
    if (
      code.endsWith('_AUTHORIZATION_FAILED') ||
      code.startsWith('THROTTLING_')
    )
      throw error;
    return { accepted: false, code, sentence: message };
  }
}
