import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { DefaultClusters, type Clusters } from '../../clusters';
import { realKafka } from '../../clusters/__testUtils__/realKafka';
import { builtInKinds } from '../../kinds';
import { DatabaseRequestStore, migrateLatest } from '../../requests';
import {
  aNewRequest,
  anEvaluation,
} from '../../requests/__testUtils__/newRequest';
import type { Assessor, StoredRequest } from '../../requests/types';
import { planningAssessor } from './planningAssessor';
import { timelineFaults } from './soundTimeline';

export const CLUSTER = 'real';

/** Requests about topics of a real cluster, under a prefix of their own. */
export class RealKafkaWorld {
  readonly prefix = `execution-${Math.random().toString(36).slice(2, 8)}`;
  readonly kinds = new Map(builtInKinds.map(kind => [kind.id, kind]));
  readonly logger = mockServices.logger.mock();
  /** As the backend's: `kafkaSupport.clusters`. */
  readonly config: Record<string, any>;
  readonly store: DatabaseRequestStore;
  readonly clusters: DefaultClusters;
  readonly asked: StoredRequest[] = [];

  private constructor(knex: Knex) {
    const { bootstrapServers } = realKafka().plaintext();
    const cluster = {
      environment: 'staging',
      mode: 'apply',
      bootstrapServers: bootstrapServers.map(
        ({ host, port }) => `${host}:${port}`,
      ),
    };
    this.config = { kafkaSupport: { clusters: { [CLUSTER]: cluster } } };
    const { logger } = this;
    this.store = DatabaseRequestStore.create({ knex, logger });
    this.clusters = DefaultClusters.create({
      config: new ConfigReader(this.config),
      logger,
    });
  }

  static async create(knex: Knex): Promise<RealKafkaWorld> {
    await migrateLatest(knex);
    return new RealKafkaWorld(knex);
  }

  assessorOn(clusters: Clusters): Assessor {
    const { kinds } = this;
    const evaluation = () => anEvaluation();
    const now = () => new Date();
    return planningAssessor({ kinds, clusters, evaluation, now });
  }

  get admin() {
    return this.clusters.get(CLUSTER).admin;
  }

  /** Stores a request as if it had just been approved. */
  async approve(
    spec: Record<string, any>,
    kind = 'topic-create',
  ): Promise<StoredRequest> {
    const { plan, title, resources, claimKeys } = await this.assessorOn(
      this.clusters,
    ).assess({
      kind,
      cluster: CLUSTER,
      spec,
      requester: { userRef: 'user:default/ada', ownershipRefs: [] },
    });
    const request = await this.store.create(
      aNewRequest({
        kind,
        cluster: CLUSTER,
        status: 'approved',
        spec,
        plan,
        title,
        resources,
        claimKeys,
        createdAt: new Date().toISOString(),
      }),
    );
    this.asked.push(request);
    return request;
  }

  /** What a person does to a failed request. */
  async retry(id: string): Promise<void> {
    await this.store.update(id, () => ({
      to: 'approved',
      events: [
        {
          type: 'status.changed',
          at: new Date().toISOString(),
          actor: 'user:default/ada',
          message: 'Retried',
        },
      ],
    }));
  }

  /** What is wrong with a request, its timeline or what the broker has. */
  async faultsOf({ id }: StoredRequest): Promise<string[]> {
    const request = (await this.store.get(id))!;
    const kind = this.kinds.get(request.kind)!;
    const view = this.clusters.get(CLUSTER).view();
    const left = await kind.plan(request.spec as any, view);
    return [
      ...(request.status === 'verified'
        ? []
        : [`is ${request.status}: ${request.statusReason}`]),
      ...timelineFaults(await this.store.events(id)),
      ...left.map(change => `the broker does not have ${change.id}`),
    ].map(fault => `${request.title}: ${fault}`);
  }

  /** Leaves the cluster as it was. */
  async remove(): Promise<void> {
    const names = new Set(this.asked.map(({ spec }) => String(spec.name)));
    for (const name of names)
      await this.admin.deleteTopic(name).catch(() => undefined);
    await this.admin.deleteAcls([{ principal: `User:${this.prefix}` }]);
    await this.clusters.close();
  }
}
