import { setTimeout as delay } from 'node:timers/promises';
import { Admin } from '@platformatic/kafka';

/** What every topic of the benchmark is made with, with its configuration written out. */
export const topicShape = {
  partitions: 3,
  replicas: 3,
  config: {
    'cleanup.policy': 'delete',
    'min.insync.replicas': '2',
    'retention.ms': String(7 * 86_400_000),
  },
};

/** The same topic made straight with a Kafka client: the floor. */
export class StraightClient {
  readonly #admin: Admin;

  constructor(bootstrapServers: string[]) {
    this.#admin = new Admin({
      clientId: 'bench-straight',
      bootstrapBrokers: bootstrapServers,
      retries: 0,
    });
  }

  /** Creates the topic and resolves when the cluster shows it. */
  async create(name: string): Promise<void> {
    await this.#admin.createTopics({
      topics: [name],
      partitions: topicShape.partitions,
      replicas: topicShape.replicas,
      configs: Object.entries(topicShape.config).map(([key, value]) => ({
        name: key,
        value,
      })),
    });
    await this.untilVisible(name);
  }

  /** Many topics of one copy, for the size of the cluster. */
  async createMany(names: string[], partitions = 1): Promise<void> {
    const batch = 100;
    for (let from = 0; from < names.length; from += batch) {
      await this.#admin.createTopics({
        topics: names.slice(from, from + batch),
        partitions,
        replicas: 1,
      });
    }
  }

  /**
   * Resolves when the metadata of the cluster has the topic with its leaders.
   *
   * @throws Error when it is not there within the time
   */
  async untilVisible(name: string, timeoutMs = 30_000): Promise<void> {
    const started = performance.now();
    while (!(await this.#isVisible(name))) {
      const waitedMs = performance.now() - started;
      if (waitedMs > timeoutMs)
        throw new Error(
          `The topic "${name}" was not in the cluster after ${
            timeoutMs / 1000
          } seconds`,
        );
      // Exact to a tenth, and no burden while the machine has to do other things.
      await delay(Math.min(25, Math.max(2, waitedMs / 10)));
    }
  }

  async #isVisible(name: string): Promise<boolean> {
    try {
      const metadata = await this.#admin.metadata({
        topics: [name],
        forceUpdate: true,
      });
      const partitions = metadata.topics.get(name)?.partitions ?? [];
      return (
        partitions.length === topicShape.partitions &&
        partitions.every(({ leader }) => leader >= 0)
      );
    } catch {
      // Asked for too early, the topic is unknown still.
      return false;
    }
  }

  close(): Promise<void> {
    return this.#admin.close();
  }
}
