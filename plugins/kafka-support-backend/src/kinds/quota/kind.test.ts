import type { QuotaSpec } from '@kafka-support/backstage-plugin-kafka-support-common';
import { fakeClusterView } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import fc from 'fast-check';
import { aCluster, planAndApply } from '../testing';
import { quotaKind as kind } from './kind';

const MiB = 1024 ** 2;
const billing: QuotaSpec = {
  user: 'billing',
  clientId: 'app',
  consumerBytesPerSecond: 2 * MiB,
};
const withQuota = (values: Record<string, number>) =>
  aCluster({
    clientQuotas: [
      {
        entity: [
          { type: 'user', name: 'billing' },
          { type: 'client-id', name: 'app' },
        ],
        values,
      },
    ],
  });

describe('plan of quota', () => {
  it('holds what differs, with the command and the way back', async () => {
    const { view } = withQuota({
      consumer_byte_rate: MiB,
      producer_byte_rate: 5,
      request_percentage: 10,
    });
    expect(
      await kind.plan(
        { ...billing, requestPercentage: 10, remove: ['producer_byte_rate'] },
        view,
      ),
    ).toEqual([
      {
        id: 'alter-client-quota:user=billing,client-id=app',
        operation: 'alter-client-quota',
        resource: 'test/quota/user%3Dbilling%2Cclient-id%3Dapp',
        parameters: {
          entity: [
            { type: 'user', name: 'billing' },
            { type: 'client-id', name: 'app' },
          ],
          set: { consumer_byte_rate: 2 * MiB },
          unset: ['producer_byte_rate'],
        },
        fields: [
          {
            field: 'consumer_byte_rate',
            before: String(MiB),
            after: String(2 * MiB),
          },
          { field: 'producer_byte_rate', before: '5' },
        ],
        impact: 'safe',
        figures: [],
        repeatable: true,
        command: `kafka-configs.sh --bootstrap-server broker-1.kafka.test:9092 --command-config admin.properties --alter --entity-type users --entity-name billing --entity-type clients --entity-name app --add-config consumer_byte_rate=${
          2 * MiB
        } --delete-config producer_byte_rate`,
        inverse: {
          available: true,
          summary: `To undo it: set consumer_byte_rate to ${MiB}, set producer_byte_rate to 5`,
        },
      },
    ]);
  });

  it.each([
    ['a first limit', {}, 'disruptive'],
    ['a lower limit', { consumer_byte_rate: 3 * MiB }, 'disruptive'],
    ['a higher limit', { consumer_byte_rate: MiB }, 'safe'],
  ])('calls %s %s', async (_what, values, impact) => {
    const [change] = await kind.plan(billing, withQuota(values).view);
    expect(change.impact).toBe(impact);
  });

  it('is empty when the limits are as asked, and where there is nothing to take away', async () => {
    const { view } = withQuota({ consumer_byte_rate: 2 * MiB });
    expect(await kind.plan(billing, view)).toEqual([]);
    expect(
      await kind.plan({ user: 'x', remove: ['producer_byte_rate'] }, view),
    ).toEqual([]);
  });

  it.each([
    [{ user: '<default>' }, '--entity-type users --entity-default'],
    [{ clientId: 'my app' }, "--entity-type clients --entity-name 'my app'"],
  ])('writes %j as %s', async (entity, words) => {
    const [change] = await kind.plan(
      { ...entity, consumerBytesPerSecond: 1 },
      aCluster().view,
    );
    expect(change.command).toContain(words);
  });

  it('does not guess while the quotas cannot be read', async () => {
    const { admin } = aCluster();
    const view = fakeClusterView({
      admin,
      unknown: { clientQuotas: 'no answer in 5 s' },
    });
    await expect(kind.plan(billing, view)).rejects.toThrow('no answer in 5 s');
  });
});

describe('quota', () => {
  it('asks the owner of the principal, and claims the quota', () => {
    expect(kind.resources('prod', billing)).toEqual([
      'prod/principal/User%3Abilling',
      'prod/quota/user%3Dbilling%2Cclient-id%3Dapp',
    ]);
    expect(kind.claimKeys('prod', billing)).toEqual([
      'prod/quota/user%3Dbilling%2Cclient-id%3Dapp',
    ]);
    expect(
      kind.resources('prod', { user: '<default>', requestPercentage: 1 }),
    ).toEqual(['prod/quota/user%3D%3Cdefault%3E']);
  });

  it('reads back what it set, and planning again yields nothing', async () => {
    const cluster = withQuota({ producer_byte_rate: 5 });
    const spec: QuotaSpec = { ...billing, remove: ['producer_byte_rate'] };
    const [change] = await planAndApply(kind, spec, cluster);
    expect(await kind.verify!(change, cluster.view)).toEqual([
      expect.objectContaining({ outcome: 'pass', limit: String(2 * MiB) }),
      expect.objectContaining({ outcome: 'pass', limit: 'no limit' }),
    ]);
    expect(await kind.plan(spec, cluster.view)).toEqual([]);
  });

  it('whatever was changed, its inverse leaves the quotas as they were', async () => {
    const limit = fc.option(fc.integer({ min: 1, max: 1e9 }), {
      nil: undefined,
    });
    const values = fc.record({
      producer_byte_rate: limit,
      consumer_byte_rate: limit,
      request_percentage: limit,
    });
    const present = (all: Record<string, number | undefined>) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, value]],
        ),
      );
    await fc.assert(
      fc.asyncProperty(values, values, async (before, after) => {
        const cluster = withQuota(present(before));
        if (Object.keys(present(before)).length === 0)
          cluster.admin.setClientQuotas([]);
        const was = await cluster.admin.describeClientQuotas();
        const remove = Object.entries(after)
          .filter(([, value]) => value === undefined)
          .map(([key]) => key);
        const spec = kind.specSchema.parse({
          user: 'billing',
          clientId: 'app',
          producerBytesPerSecond: after.producer_byte_rate,
          consumerBytesPerSecond: after.consumer_byte_rate,
          requestPercentage: after.request_percentage,
          remove,
        });
        const done = await planAndApply(kind, spec, cluster);
        const inverse = kind.revert!(done);
        if (inverse)
          await planAndApply(
            kind,
            kind.specSchema.parse(inverse.spec),
            cluster,
          );
        expect(await cluster.admin.describeClientQuotas()).toEqual(was);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ consumerBytesPerSecond: 1 }, 'user'],
    [{ user: 'billing' }, 'producerBytesPerSecond'],
    [{ user: 'User:billing', consumerBytesPerSecond: 1 }, 'user'],
    [{ user: 'a\u0000b', consumerBytesPerSecond: 1 }, 'user'],
    [{ user: 'x'.repeat(201), consumerBytesPerSecond: 1 }, 'user'],
    [{ user: '', consumerBytesPerSecond: 1 }, 'user'],
    [{ user: 'b', consumerBytesPerSecond: 0 }, 'consumerBytesPerSecond'],
    [{ user: 'b', consumerBytesPerSecond: -1 }, 'consumerBytesPerSecond'],
    [{ user: 'b', producerBytesPerSecond: 1.5 }, 'producerBytesPerSecond'],
    [{ user: 'b', requestPercentage: 0 }, 'requestPercentage'],
    [{ user: 'b', remove: ['no_such'] }, 'remove'],
    [
      { user: 'b', requestPercentage: 1, remove: ['request_percentage'] },
      'remove',
    ],
    [{ user: 'b', ip: '10.0.0.1', consumerBytesPerSecond: 1 }, 'ip'],
  ])('refuses the spec %j by %s', (spec, path) => {
    const parsed = kind.specSchema.safeParse(spec);
    expect(JSON.stringify(parsed.error?.issues)).toContain(path);
  });
});
