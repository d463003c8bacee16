/**
 * Work by cluster, a bounded number of tasks at a time for each: a cluster
 * that does not answer fills its own lane and delays no other.
 *
 * A key that is queued or running already is not added twice; when it is asked
 * for while it runs, it runs once more afterwards, since what it read may be
 * outdated.
 */
export class ClusterQueues {
  readonly #concurrency: number;
  readonly #waiting = new Map<string, Map<string, () => Promise<void>>>();
  readonly #running = new Map<string, Map<string, Promise<void>>>();
  #stopped = false;

  private constructor(concurrency: number) {
    this.#concurrency = concurrency;
  }

  static create(options: { concurrencyPerCluster: number }): ClusterQueues {
    return new ClusterQueues(options.concurrencyPerCluster);
  }

  /** @param task - must not reject */
  add(cluster: string, key: string, task: () => Promise<void>): void {
    if (this.#stopped) return;
    laneOf(this.#waiting, cluster).set(key, task);
    this.#next(cluster);
  }

  /** Whether a key waits or runs, whatever its cluster. */
  has(key: string): boolean {
    return [...this.#waiting.values(), ...this.#running.values()].some(lane =>
      lane.has(key),
    );
  }

  /** Takes no more, forgets what waits, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    await this.#settled();
  }

  /** Resolves once nothing waits or runs. */
  async idle(): Promise<void> {
    await this.#settled();
    if (this.#pending() > 0) await this.idle();
  }

  async #settled() {
    await Promise.all(
      [...this.#running.values()].flatMap(lane => [...lane.values()]),
    );
  }

  #pending(): number {
    return [...this.#waiting.values(), ...this.#running.values()].reduce(
      (sum, lane) => sum + lane.size,
      0,
    );
  }

  #next(cluster: string): void {
    const waiting = laneOf(this.#waiting, cluster);
    const running = laneOf(this.#running, cluster);
    for (const [key, task] of waiting) {
      if (running.size >= this.#concurrency) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      const run = task().finally(() => {
        running.delete(key);
        this.#next(cluster);
      });
      running.set(key, run);
    }
  }
}

function laneOf<T>(
  lanes: Map<string, Map<string, T>>,
  cluster: string,
): Map<string, T> {
  let lane = lanes.get(cluster);
  if (!lane) {
    lane = new Map();
    lanes.set(cluster, lane);
  }
  return lane;
}
