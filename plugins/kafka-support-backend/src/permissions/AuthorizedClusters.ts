import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  kafkaClusterOperatePermission,
  kafkaReadPermission,
  pauseInputSchema,
  type Cluster,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterHandle, Clusters } from '../clusters/types';
import type { Executor } from '../execution';
import {
  anyOf,
  assertPerson,
  parseBody,
  quoted,
  type Caller,
  type RequestStore,
} from '../requests';
import type { ClustersService } from '../services';
import { requirePermission } from './requirePermission';
import type { CallerResolver } from './types';

interface Options {
  clusters: Clusters;
  store: Pick<RequestStore, 'pauses' | 'setPause'>;
  /** Takes up at once what waited for a cluster that is resumed. */
  executor: Pick<Executor, 'sweep'>;
  permissions: PermissionsService;
  callers: CallerResolver;
  /** Who fills the role platform, entity refs: only they pause and resume. */
  platform: readonly string[];
  logger: LoggerService;
  now?: () => Date;
}

/** Clusters for those who may see them; the platform team pauses and resumes. */
export class AuthorizedClusters implements ClustersService {
  readonly #options: Options;
  readonly #now: () => Date;

  static create(options: Options): AuthorizedClusters {
    return new AuthorizedClusters(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async list(credentials: BackstageCredentials): Promise<Cluster[]> {
    await this.#require(kafkaReadPermission, credentials);
    const pauses = await this.#options.store.pauses();
    return Promise.all(
      this.#options.clusters
        .list()
        .map(handle => describe(handle, pauses[handle.facts.id])),
    );
  }

  async get(id: string, credentials: BackstageCredentials): Promise<Cluster> {
    await this.#require(kafkaReadPermission, credentials);
    return this.#describe(this.#find(id));
  }

  async pause(
    id: string,
    input: unknown,
    credentials: BackstageCredentials,
  ): Promise<Cluster> {
    const { handle, caller } = await this.#operating(id, credentials, 'pause');
    const { reason } = parseBody(pauseInputSchema, input, 'body');
    await this.#options.store.setPause(handle.facts.id, {
      by: caller.ref,
      reason,
      since: this.#now().toISOString(),
    });
    return this.#describe(handle);
  }

  async resume(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Cluster> {
    const { store, executor, logger } = this.#options;
    const { handle, caller } = await this.#operating(id, credentials, 'resume');
    await store.setPause(handle.facts.id, undefined, caller.ref);
    executor.sweep().catch(error => {
      logger.error(
        `What waited for the cluster "${handle.facts.id}" is taken up by the next sweep`,
        error,
      );
    });
    return this.#describe(handle);
  }

  async #operating(
    id: string,
    credentials: BackstageCredentials,
    action: string,
  ): Promise<{ handle: ClusterHandle; caller: Caller }> {
    const { callers, platform } = this.#options;
    await this.#require(kafkaReadPermission, credentials);
    const handle = this.#find(id);
    await this.#require(kafkaClusterOperatePermission, credentials);
    const caller = await callers.resolve(credentials);
    assertPerson(caller, `${action} a cluster`);
    if (!anyOf(platform, caller)) {
      throw new NotAllowedError(
        `"${
          caller.ref
        }" cannot ${action} a cluster. That is for ${platform.join(', ')}`,
      );
    }
    return { handle, caller };
  }

  #find(id: string): ClusterHandle {
    const handles = this.#options.clusters.list();
    const handle = handles.find(each => each.facts.id === id);
    if (handle) return handle;
    throw new NotFoundError(
      `There is no cluster ${quoted(id)}. Valid are ${handles
        .map(each => each.facts.id)
        .join(', ')}`,
    );
  }

  async #describe(handle: ClusterHandle): Promise<Cluster> {
    return describe(
      handle,
      (await this.#options.store.pauses())[handle.facts.id],
    );
  }

  #require(
    permission: Parameters<typeof requirePermission>[1],
    credentials: BackstageCredentials,
  ): Promise<void> {
    return requirePermission(
      this.#options.permissions,
      permission,
      credentials,
    );
  }
}

async function describe(
  handle: ClusterHandle,
  paused: Cluster['paused'],
): Promise<Cluster> {
  return { ...(await handle.describe()), paused };
}
