import { ConfigReader } from '@backstage/config';
import type {
  Finding,
  Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  RequestKind,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import {
  FakeClusterAdmin,
  fakeClusterView,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { topicConfigKind, topicCreateKind } from '../kinds';
import { DefaultGuardrails } from './DefaultGuardrails';
import { gatherRuleInput } from './gatherRuleInput';
import { builtInRules } from './rules/builtInRules';
import { creating, NAME, NOW, ownedByOrders } from './testing';

/*
 * Kinds, facts and rules together, as preview, submit and execution use them,
 * over a cluster in memory.
 */

const guardrails = DefaultGuardrails.create({
  rules: builtInRules,
  config: new ConfigReader({}),
  clusters: [],
});
const spec = {
  name: NAME,
  expectedBytesPerSecond: 10_000,
  parallelReaders: 4,
  producers: [{ principal: 'User:orders', transactionalId: 'orders-1' }],
  consumers: [{ principal: 'User:billing', group: 'billing' }],
};

async function assess<TSpec>(
  kind: RequestKind<TSpec>,
  asked: TSpec,
  admin: FakeClusterAdmin,
  known: Partial<RuleInput> = {},
) {
  const view = fakeClusterView({ admin, cluster: { id: 'prod' } });
  const whole = (await kind.complete?.(asked, view)) ?? asked;
  const changes = await kind.plan(whole, view);
  const { brokers, health, existingTopics, topicDefaults, ...rest } =
    creating();
  const input = await gatherRuleInput(
    {
      ...rest,
      kind: kind.id,
      cluster: view.cluster,
      spec: whole,
      resources: kind.resources('prod', whole),
      changes,
      ...known,
    },
    view,
  );
  const { decision, findings } = guardrails.evaluate(input, NOW);
  const failed = findings.filter((each: Finding) => each.outcome !== 'pass');
  return { changes, decision, failed: failed.map(each => each.rule) };
}

function applying(admin: FakeClusterAdmin) {
  return { admin, call: { timeoutMs: 1_000 } };
}

describe('a request for a topic', () => {
  it('that is safe is allowed', async () => {
    expect(
      await assess(topicCreateKind, spec, FakeClusterAdmin.create()),
    ).toMatchObject({ decision: 'allow', failed: [] });
  });

  it('is allowed to go on after a crash between any two of its changes', async () => {
    const { length } = (
      await assess(topicCreateKind, spec, FakeClusterAdmin.create())
    ).changes;
    for (let done = 1; done <= length; done += 1) {
      const admin = FakeClusterAdmin.create();
      const { changes } = await assess(topicCreateKind, spec, admin);
      const started = changes.slice(0, done);
      for (const change of started)
        await topicCreateKind.apply(change, applying(admin));
      expect(
        await assess(topicCreateKind, spec, admin, {
          startedChanges: started.map(({ id }) => id),
        }),
      ).toMatchObject({
        changes: changes.slice(done),
        decision: 'allow',
        failed: [],
      });
    }
  });

  it('that somebody else made exactly so is denied, access and all', async () => {
    const admin = FakeClusterAdmin.create();
    const { changes } = await assess(topicCreateKind, spec, admin);
    await topicCreateKind.apply(changes[0], applying(admin));
    expect(await assess(topicCreateKind, spec, admin)).toMatchObject({
      decision: 'deny',
      failed: expect.arrayContaining(['existing-topic']),
    });
  });

  it('that is there with other settings is denied', async () => {
    const admin = FakeClusterAdmin.create({ topics: [{ name: NAME }] });
    const { changes, decision, failed } = await assess(
      topicCreateKind,
      spec,
      admin,
    );
    expect(changes[0].operation).toBe('create-topic');
    expect(decision).toBe('deny');
    expect(failed).toEqual(['broker-verdict', 'existing-topic']);
  });

  it('asks a person while a partition of the cluster has no leader', async () => {
    const admin = FakeClusterAdmin.create({
      brokers: 4,
      topics: [{ name: 'other', partitions: 4, replicationFactor: 1 }],
    });
    admin.killBroker(4);
    expect(await assess(topicCreateKind, spec, admin)).toMatchObject({
      decision: 'review',
      failed: ['cluster-health'],
    });
  });

  it('is denied where a broker would refuse it, and says so by the rule that knows', async () => {
    const admin = FakeClusterAdmin.create({ brokers: 2 });
    expect(await assess(topicCreateKind, spec, admin)).toMatchObject({
      decision: 'deny',
      failed: ['broker-verdict', 'replication-factor-live-brokers'],
    });
  });
});

describe('a request for other settings', () => {
  const change = { name: NAME, set: { 'segment.ms': '3600000' } };
  const aTopic = () => FakeClusterAdmin.create({ topics: [{ name: NAME }] });
  const judge = (ownership: Ownership, asked = change) =>
    assess(topicConfigKind, asked, aTopic(), {
      ownership,
      component: undefined,
      requestingOwner: undefined,
    });

  it('on the own topic is allowed', async () => {
    expect(await judge(ownedByOrders)).toMatchObject({
      decision: 'allow',
      failed: [],
    });
  });

  it('on another team’s topic is reviewed', async () => {
    expect(
      await judge({ ...ownedByOrders, owner: 'group:default/payments' }),
    ).toMatchObject({ decision: 'review', failed: ['resource-owner'] });
  });

  it('on a topic that nobody owns is reviewed', async () => {
    expect(
      await judge({ ...ownedByOrders, owner: undefined, ownerState: 'none' }),
    ).toMatchObject({ decision: 'review', failed: ['unowned-resource'] });
  });

  it('that destroys data is reviewed, also on the own topic', async () => {
    expect(
      await judge(ownedByOrders, {
        name: NAME,
        set: { 'segment.ms': '1', 'cleanup.policy': 'compact' } as any,
      }),
    ).toMatchObject({ decision: 'review', failed: ['destructive-config'] });
  });

  it('with a value that no broker takes is denied', async () => {
    expect(
      await judge(ownedByOrders, { name: NAME, set: { 'segment.ms': 'x' } }),
    ).toMatchObject({ decision: 'deny', failed: ['broker-verdict'] });
  });
});
