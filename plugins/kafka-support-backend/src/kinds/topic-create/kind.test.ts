import type { ClusterFacts } from '@kafka-support/backstage-plugin-kafka-support-node';
import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { z } from 'zod';
import { aCluster, planAndApply } from '../testing';
import { topicCreateKind as kind } from './kind';

const name = 'orders.order.placed.v1';
const spec = {
  name,
  producers: [{ principal: 'User:orders' }],
  consumers: [{ principal: 'User:billing', group: 'team/billing' }],
};
const facts: ClusterFacts = {
  id: 'prod',
  title: 'Production',
  environment: 'production',
  bootstrapServers: 'kafka.example:9092',
  securityProtocol: 'PLAINTEXT',
};

describe('topicCreateKind', () => {
  it('touches the topic first, then principals and groups', () => {
    expect(kind.resources('prod', spec)).toEqual([
      `prod/topic/${name}`,
      'prod/principal/User%3Aorders',
      'prod/principal/User%3Abilling',
      'prod/group/team%2Fbilling',
    ]);
  });

  it('claims the topic and each principal with each resource', () => {
    expect(kind.claimKeys('prod', spec)).toEqual([
      `prod/topic/${name}`,
      `prod/principal/User%3Aorders/topic/${name}`,
      `prod/principal/User%3Abilling/topic/${name}`,
      'prod/principal/User%3Abilling/group/team%2Fbilling',
    ]);
  });

  it('has a JSON schema to show', () => {
    expect(
      z.toJSONSchema(kind.specSchema, { target: 'draft-7', io: 'input' }),
    ).toMatchObject({ required: ['name'], additionalProperties: false });
  });

  it('refuses an operation that is not its own', async () => {
    const { admin, view } = aCluster();
    const [change] = await kind.plan(spec, view);
    await expect(
      kind.apply(
        { ...change, operation: 'delete-topic' },
        { admin, call: { timeoutMs: 1 } },
      ),
    ).rejects.toThrow(
      'cannot apply "delete-topic". It applies create-topic and create-acl',
    );
    expect(admin.calls.map(({ operation }) => operation)).not.toContain(
      'deleteTopic',
    );
  });

  it('passes the bound of the call on, and sends each change once', async () => {
    const cluster = aCluster();
    await planAndApply(kind, { name }, cluster);
    const sent = cluster.admin.calls.filter(
      ({ operation }) => operation === 'createTopic',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0].parameters[1]).toEqual({ timeoutMs: 5_000 });
  });
});

describe('validation metrics of topic-create', () => {
  async function verifyAll(cluster: ReturnType<typeof aCluster>) {
    const changes = await planAndApply(kind, spec, cluster);
    return async () =>
      (
        await Promise.all(
          changes.map(change => kind.verify!(change, cluster.view)),
        )
      ).flat();
  }

  it('pass on what was made', async () => {
    const verify = await verifyAll(aCluster());
    const results = await verify();
    // three of the topic, five of the access
    expect(results.map(({ outcome }) => outcome)).toEqual(
      Array(8).fill('pass'),
    );
  });

  it('fail while a replica is not in sync', async () => {
    const cluster = aCluster();
    const verify = await verifyAll(cluster);
    cluster.admin.killBroker(2);
    expect(await verify()).toContainEqual({
      outcome: 'fail',
      message: `Partition 0 of "${name}" has replicas that are not in sync`,
      observed: '0 of 1 partitions',
      limit: '1 partitions',
    });
  });

  it('fail when the topic or the access is gone', async () => {
    const cluster = aCluster();
    const verify = await verifyAll(cluster);
    await cluster.admin.deleteTopic(name);
    await cluster.admin.deleteAcls([{ principal: 'User:billing' }]);
    const failed = (await verify()).filter(each => each.outcome === 'fail');
    expect(failed.map(({ message }) => message)).toEqual([
      `There is no topic "${name}"`,
      `Not there: User:billing may read on topic "${name}"`,
      `Not there: User:billing may describe on topic "${name}"`,
      'Not there: User:billing may read on group "team/billing"',
    ]);
  });

  it('are unknown when they cannot be read', async () => {
    const changes = await planAndApply(kind, spec, aCluster());
    const view = fakeClusterView({
      unknown: { topic: 'no answer', acls: 'no answer' },
    });
    const results = (
      await Promise.all(changes.map(change => kind.verify!(change, view)))
    ).flat();
    expect(results.map(({ outcome }) => outcome)).toEqual(
      Array(changes.length).fill('unknown'),
    );
    expect(results.map(({ figure }) => figure)).not.toContain(undefined);
  });
});

describe('connection settings', () => {
  it('are one file for each producer and consumer', () => {
    expect(
      kind.connectionSettings!(
        {
          ...spec,
          producers: [
            { principal: 'User:orders', transactionalId: 'orders-1' },
          ],
        },
        facts,
      ),
    ).toEqual([
      {
        title: 'producer.properties for User:orders',
        language: 'properties',
        text: 'bootstrap.servers=kafka.example:9092\nsecurity.protocol=PLAINTEXT\nacks=all\nenable.idempotence=true\ntransactional.id=orders-1\n',
      },
      {
        title: 'consumer.properties for User:billing',
        language: 'properties',
        text: 'bootstrap.servers=kafka.example:9092\nsecurity.protocol=PLAINTEXT\ngroup.id=team/billing\nauto.offset.reset=earliest\n',
      },
    ]);
  });

  it('mark the place of credentials and never hold any', () => {
    const [producer, consumer] = kind.connectionSettings!(
      { name },
      {
        ...facts,
        securityProtocol: 'SASL_SSL',
        saslMechanism: 'scram-sha-512',
      },
    );
    expect(producer.text).toContain(
      'sasl.mechanism=SCRAM-SHA-512\nsasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="<user>" password="<password>";\n',
    );
    expect(consumer.text).toContain('group.id=<your group>');
  });

  it('cannot be broken out of by a name', () => {
    const [, consumer] = kind.connectionSettings!(
      {
        name,
        consumers: [{ principal: 'User:a', group: ' a\\\nacks=0' }],
      },
      facts,
    );
    expect(consumer.text).toContain('group.id=\\ a\\\\\\nacks=0\n');
  });
});
