import type {
  Cluster,
  ClusterHealth,
  Mode,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterAdmin,
  ClusterFacts,
  ClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClusterConfig } from './config';
import { DefaultClusterView } from './DefaultClusterView';
import { SharedReads } from './SharedReads';
import type { ClusterHandle, ElsewhereConfig } from './types';
import { withWriteListener } from './withWriteListener';

/** One cluster: what the configuration says of it, and its connections. */
export class ConfiguredCluster implements ClusterHandle {
  readonly facts: ClusterFacts;
  readonly elsewhere: ElsewhereConfig;
  readonly admin: ClusterAdmin;
  readonly #mode: Mode;
  readonly #modesByKind: Record<string, Mode>;
  readonly #shared: SharedReads;
  readonly #now: () => Date;

  constructor(
    config: Omit<ClusterConfig, 'client'>,
    admin: ClusterAdmin,
    now: () => Date,
  ) {
    this.facts = config.facts;
    this.elsewhere = config.elsewhere;
    this.#mode = config.mode;
    this.#modesByKind = config.modesByKind;
    this.#now = now;
    this.#shared = new SharedReads(admin, now);
    this.admin = withWriteListener(admin, name =>
      this.#shared.topicChanged(name),
    );
  }

  modeFor(kindId: string): Mode {
    return Object.hasOwn(this.#modesByKind, kindId)
      ? this.#modesByKind[kindId]
      : this.#mode;
  }

  view(): ClusterView {
    return new DefaultClusterView({
      cluster: this.facts,
      admin: this.admin,
      shared: this.#shared,
      now: this.#now,
    });
  }

  async health(): Promise<ClusterHealth> {
    const health = await this.#shared.health();
    if (health.known) return health.value;
    return {
      state: 'unreachable',
      offline: [],
      reason: health.reason,
      readAt: this.#now().toISOString(),
    };
  }

  async describe(): Promise<Omit<Cluster, 'paused'>> {
    const [health, authorizer] = await Promise.all([
      this.health(),
      this.#shared.authorizer(),
    ]);
    return {
      ...this.facts,
      mode: this.#mode,
      modesByKind: { ...this.#modesByKind },
      health,
      authorizer: authorizer.known ? authorizer.value : undefined,
    };
  }
}
