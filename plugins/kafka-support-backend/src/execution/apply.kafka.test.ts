import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { DefaultClusters } from '../clusters';
import { CLUSTER, RealKafkaWorld } from './__testUtils__/RealKafkaWorld';
import { DefaultExecutor } from './DefaultExecutor';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

let world: RealKafkaWorld;
beforeAll(async () => {
  world = await RealKafkaWorld.create(await databases.init('SQLITE_3'));
});
afterAll(() => world.remove());

function executor(clusters = world.clusters): DefaultExecutor {
  const { store, kinds, logger } = world;
  return DefaultExecutor.create({
    store,
    assessor: world.assessorOn(clusters),
    kinds,
    logger,
    clusters,
    platform: ['group:default/platform'],
  });
}

/** The same cluster by its name, at another address. */
function clustersAt(address: string): DefaultClusters {
  const cluster = {
    ...world.config.kafkaSupport.clusters[CLUSTER],
    bootstrapServers: [address],
  };
  return DefaultClusters.create({
    config: new ConfigReader({
      kafkaSupport: { clusters: { [CLUSTER]: cluster } },
    }),
    logger: world.logger,
  });
}

async function silentServer() {
  const sockets = new Set<Socket>();
  const server = createServer(socket => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function run(id: string, on = executor()) {
  on.start(id);
  await on.idle();
  return (await world.store.get(id))!;
}

describe('on a real Kafka', () => {
  it('creates a topic with access as it was planned, and reads it back', async () => {
    const name = `${world.prefix}.placed.v1`;
    const principal = `User:${world.prefix}`;
    const request = await world.approve({
      name,
      partitions: 3,
      replicationFactor: 3,
      retentionMs: 3_600_000,
      producers: [{ principal }],
      consumers: [{ principal, group: `${world.prefix}-readers` }],
      config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2' },
    });
    await run(request.id);
    expect(await world.faultsOf(request)).toEqual([]);
    const topic = await world.admin.describeTopic(name);
    expect(topic?.partitions).toHaveLength(3);
    const config = await world.admin.describeTopicConfig(name);
    expect(
      Object.fromEntries(
        config!
          .filter(each => each.override)
          .map(each => [each.name, each.value]),
      ),
    ).toEqual({
      'cleanup.policy': 'delete',
      'min.insync.replicas': '2',
      'retention.ms': '3600000',
    });
    expect(await world.admin.describeAcls({ principal })).toHaveLength(4);
  });

  it('changes settings of a topic and leaves the others alone', async () => {
    const name = `${world.prefix}.settings.v1`;
    await world.admin.createTopic({
      name,
      partitions: 1,
      replicationFactor: 1,
      config: { 'retention.ms': '7200000', 'segment.ms': '3600000' },
    });
    const request = await eventually(() =>
      world.approve(
        {
          name,
          set: { 'max.message.bytes': '2000000' },
          unset: ['segment.ms'],
        },
        'topic-config',
      ),
    );
    await run(request.id);
    expect(await world.faultsOf(request)).toEqual([]);
    const config = await world.admin.describeTopicConfig(name);
    expect(
      config!
        .filter(each => each.override)
        .map(each => each.name)
        .sort(),
    ).toEqual(['max.message.bytes', 'retention.ms']);
  });

  it('adds partitions to a topic and reads them back', async () => {
    const name = `${world.prefix}.grown.v1`;
    await world.admin.createTopic({
      name,
      partitions: 2,
      replicationFactor: 3,
      config: {},
    });
    const request = await eventually(() =>
      world.approve(
        { topic: name, partitions: 5, keyed: false },
        'topic-partitions',
      ),
    );
    expect(await run(request.id)).toMatchObject({ status: 'verified' });
    expect(await world.faultsOf(request)).toEqual([]);
    const topic = await world.admin.describeTopic(name);
    expect(topic?.partitions).toHaveLength(5);
  });

  it('sets a quota, reads it back, and takes it away by the inverse', async () => {
    const user = `${world.prefix}-limited`;
    const quotaOf = async () =>
      (await world.admin.describeClientQuotas()).find(({ entity }) =>
        entity.some(({ name }) => name === user),
      )?.values;
    const request = await world.approve(
      { user, clientId: 'app', consumerBytesPerSecond: 1_048_576 },
      'quota',
    );
    expect(await run(request.id)).toMatchObject({ status: 'verified' });
    expect(await world.faultsOf(request)).toEqual([]);
    expect(await quotaOf()).toEqual({ consumer_byte_rate: 1_048_576 });

    const inverse = world.kinds.get('quota')!.revert!(request.plan.changes)!;
    const undo = await world.approve(inverse.spec as any, inverse.kind);
    expect(await run(undo.id)).toMatchObject({ status: 'verified' });
    expect(await quotaOf()).toBeUndefined();
  });

  it('fails with the broker’s own sentence', async () => {
    const request = await world.approve({
      name: `${world.prefix}.refused.v1`,
      partitions: 1,
      replicationFactor: 9,
      retentionMs: 3_600_000,
      config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2' },
    });
    const refusal = await world.admin
      .createTopic(request.plan.changes[0].parameters as any)
      .catch(error => error.message);
    expect(await run(request.id)).toMatchObject({
      status: 'failed',
      statusReason: refusal,
    });
    expect(refusal).toMatch(/replica/i);
  });

  it.each([
    ['refuses connections', async () => ({ port: 1, close: () => undefined })],
    ['takes connections and never answers', silentServer],
  ])(
    'fails within ten seconds where the cluster %s, and goes on by a retry',
    async (_, serve) => {
      const request = await world.approve({
        name: `${world.prefix}.later${world.asked.length}.v1`,
        partitions: 1,
        replicationFactor: 1,
        retentionMs: 3_600_000,
        config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '1' },
      });
      const server = await serve();
      const gone = clustersAt(`127.0.0.1:${server.port}`);
      const failed = await run(request.id, executor(gone));
      await gone.close();
      server.close();
      expect(failed).toMatchObject({
        status: 'failed',
        statusReason: expect.stringMatching(/^Nothing was sent/),
      });
      const [started, ended] = (await world.store.events(request.id)).slice(-2);
      expect(Date.parse(ended.at) - Date.parse(started.at)).toBeLessThan(
        10_000,
      );
      await world.retry(request.id);
      await run(request.id);
      expect(await world.faultsOf(request)).toEqual([]);
    },
  );
});
