import type { StreamAction } from '@kafka-support/backstage-plugin-kafka-support-common';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Portal } from '../__testUtils__/Portal';
import {
  alice,
  file,
  inReview,
  newTopic,
  oscar,
  petra,
} from '../__testUtils__/scenes';
import { startPortal } from '../__testUtils__/startPortal';

/** A topic of the team orders with a producer, made by a request of Oscar. */
async function made(portal: Portal, spec: Record<string, unknown> = {}) {
  const request = await file(
    portal,
    oscar,
    newTopic('orders-api', {
      producers: [{ principal: 'User:orders-api' }],
      config: { 'max.message.bytes': '500000' },
      ...spec,
    }),
  );
  await portal.reached(request.id, 'verified');
  return { request, topic: request.spec.name as string };
}

const byKind = (actions: StreamAction[]) =>
  Object.fromEntries(actions.map(action => [action.kind, action]));

describe('GET /streams/{cluster}/{topic}', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  const look = (topic: string, who: typeof alice | typeof oscar = alice) =>
    portal.as(who).getStream('dev', topic);

  it('says who answers and why, and how to reach them', async () => {
    const { request, topic } = await made(portal);
    expect(await look(topic)).toMatchObject({
      resource: `dev/topic/${topic}`,
      topic,
      cluster: { id: 'dev', environment: 'development' },
      ownership: {
        owner: 'group:default/orders',
        basis: 'request',
        source: request.id,
        ownerState: 'active',
      },
      supportMetadata: {
        values: {
          alertRoute: { value: '#on-call' },
          escalation: { value: 'group:default/platform' },
          runbook: { value: 'https://runbooks.example.com' },
        },
      },
      readiness: { grade: 'ready' },
    });
  });

  it('tells what changed in the last day: which request, who, what, when', async () => {
    const { request, topic } = await made(portal);
    const { changes } = await look(topic);
    expect(changes.more).toBe(false);
    expect(changes.items.at(-1)).toMatchObject({
      requestId: request.id,
      title: request.title,
      type: 'submitted',
      actor: oscar,
    });
    expect(changes.items[0]).toMatchObject({ to: 'verified' });
    for (const { at } of changes.items) expect(at > changes.since).toBe(true);
  });

  it('describes each partition', async () => {
    const { topic } = await made(portal, { partitions: 2 });
    const { live } = await look(topic);
    expect(live).toMatchObject({
      known: true,
      topic: {
        partitions: 2,
        offlinePartitions: 0,
        underReplicatedPartitions: 0,
        items: [
          { partition: 0, state: 'online' },
          { partition: 1, state: 'online' },
        ],
      },
    });
  });

  it('shows settings as approved, and what was changed past the requests', async () => {
    const { request, topic } = await made(portal);
    const approval = { visible: true, requestId: request.id, approvedBy: [] };
    const before = await look(topic);
    expect(before.configuration.settings).toContainEqual(
      expect.objectContaining({
        name: 'max.message.bytes',
        live: '500000',
        approved: '500000',
        verdict: 'as approved',
        approval: expect.objectContaining(approval),
      }),
    );
    await portal.admins.dev.alterTopicConfig({
      name: topic,
      set: { 'max.message.bytes': '900000', 'segment.ms': '3600000' },
      unset: [],
    });
    const { settings } = (await look(topic)).configuration;
    expect(settings).toContainEqual(
      expect.objectContaining({
        name: 'max.message.bytes',
        live: '900000',
        approved: '500000',
        verdict: 'differs',
      }),
    );
    expect(settings).toContainEqual({
      name: 'segment.ms',
      live: '3600000',
      verdict: 'differs',
    });
  });

  it('follows the last approved change of a setting', async () => {
    const { topic } = await made(portal);
    const change = await file(portal, oscar, {
      kind: 'topic-config',
      cluster: 'dev',
      component: 'component:default/orders-api',
      spec: { name: topic, set: { 'segment.ms': '86400000' } },
    });
    await portal.reached(change.id, 'verified');
    const { settings } = (await look(topic)).configuration;
    expect(settings).toContainEqual(
      expect.objectContaining({
        name: 'segment.ms',
        verdict: 'as approved',
        approval: expect.objectContaining({ requestId: change.id }),
      }),
    );
  });

  it('says of a topic that no request made that nobody approved its settings', async () => {
    await portal.admins.dev.createTopic({
      name: 'legacy.by.hand',
      partitions: 1,
      replicationFactor: 3,
      config: { 'retention.ms': '1000' },
    });
    const stream = await look('legacy.by.hand');
    expect(stream.configuration.settings).toEqual([
      { name: 'retention.ms', live: '1000', verdict: 'not by a request' },
    ]);
    expect(byKind(stream.actions)).toMatchObject({
      'topic-config': {
        outcome: 'reviewed',
        reason: expect.stringMatching(/Nobody owns.*group:default\/platform/),
      },
      ownership: {
        outcome: 'reviewed',
        reason: expect.stringContaining('claim is reviewed by the platform'),
      },
    });
  });

  it('names who approved access, what nobody approved, and what is gone', async () => {
    const { request, topic } = await made(portal);
    const stranger = {
      resourceType: 'topic',
      patternType: 'literal',
      resourceName: topic,
      principal: 'User:stranger',
      host: '*',
      operation: 'read',
      permission: 'allow',
    } as const;
    await portal.admins.dev.createAcls([
      stranger,
      { ...stranger, operation: 'describe' },
      {
        ...stranger,
        principal: 'User:prefixed',
        patternType: 'prefixed',
        resourceName: 'shop.',
      },
      { ...stranger, principal: 'User:other', resourceName: `${topic}.other` },
    ]);
    const { access } = await look(topic);
    expect(access.read).toMatchObject({ known: true });
    expect(access.grants.map(({ principal }) => principal)).toEqual([
      'User:orders-api',
      'User:prefixed',
      'User:stranger',
    ]);
    const [own, , other] = access.grants;
    expect(own).toMatchObject({
      state: 'in force',
      origin: 'request',
      approval: { visible: true, requestId: request.id, requester: oscar },
    });
    expect(own.operations).toContain('write');
    expect(other).toMatchObject({
      origin: 'not by a request',
      operations: ['read', 'describe'],
    });

    await portal.admins.dev.deleteAcls([{ principal: 'User:orders-api' }]);
    expect((await look(topic)).access.grants[0]).toMatchObject({
      principal: 'User:orders-api',
      state: 'missing',
    });
  });

  it('lists open requests with who is still asked', async () => {
    const request = await inReview(portal);
    const { openRequests } = await look(request.spec.name as string);
    expect(openRequests).toMatchObject([
      {
        id: request.id,
        status: 'in_review',
        requester: alice,
        waitingFor: ['resource owner'],
      },
    ]);
  });

  it('gives commands that only look', async () => {
    const { topic } = await made(portal);
    const { commands } = await look(topic);
    expect(commands.map(({ command }) => command)).toEqual([
      `kafka-topics.sh --bootstrap-server dev.kafka.test:9092 --describe --topic ${topic}`,
      `kafka-configs.sh --bootstrap-server dev.kafka.test:9092 --describe --entity-type topics --entity-name ${topic}`,
      `kafka-acls.sh --bootstrap-server dev.kafka.test:9092 --list --topic ${topic} --resource-pattern-type match`,
      `kafka-get-offsets.sh --bootstrap-server dev.kafka.test:9092 --topic ${topic}`,
    ]);
    const changing = /--(alter|create|delete|add|remove)/;
    for (const { command } of commands) expect(command).not.toMatch(changing);
  });

  describe('what the caller may do', () => {
    const outcomeFor = async (who: typeof alice | 'service', topic: string) => {
      const { actions } = await portal.as(who).getStream('dev', topic);
      return actions.find(({ kind }) => kind === 'topic-config');
    };

    it('is at once for the owner, and goes to the owner for others', async () => {
      const { topic } = await made(portal);
      expect(byKind((await look(topic, oscar)).actions)).toMatchObject({
        'topic-config': { outcome: 'at once' },
        // Always reviewed, also of the owner's own.
        'topic-delete': {
          outcome: 'reviewed',
          reason: expect.stringContaining('Reviewed by two people'),
        },
        ownership: { outcome: 'reviewed' },
      });
      expect(await outcomeFor(alice, topic)).toMatchObject({
        outcome: 'reviewed',
        reason: expect.stringContaining('group:default/orders owns the topic'),
      });
      expect(await outcomeFor('service', topic)).toMatchObject({
        outcome: 'refused',
        reason: 'Only a person files a request.',
      });
    });

    it('waits while the cluster is paused, with who paused it and why', async () => {
      const { topic } = await made(portal);
      await portal.as(petra).pauseCluster('dev', 'broker replacement');
      const paused = await look(topic, oscar);
      await portal.as(petra).resumeCluster('dev');
      expect(paused.cluster.paused).toMatchObject({ by: petra });
      for (const action of paused.actions)
        expect(action).toMatchObject({
          outcome: 'waits',
          reason: expect.stringContaining('broker replacement'),
        });
    });

    it('is only what changes our own records in mode observe', async () => {
      await portal.admins.watched.createTopic({
        name: 'seen.only',
        partitions: 1,
        replicationFactor: 3,
        config: {},
      });
      const { actions } = await portal
        .as(alice)
        .getStream('watched', 'seen.only');
      const { ownership, ...others } = byKind(actions);
      expect(ownership).toMatchObject({ outcome: 'reviewed' });
      expect(Object.keys(others).length).toBeGreaterThan(1);
      for (const action of Object.values(others))
        expect(action).toMatchObject({
          outcome: 'refused',
          reason: expect.stringContaining('mode observe'),
        });
    });
  });

  it.each([
    'A.b_C-d.9',
    '-starts.with_a-dash',
    '__private',
    '...',
    `${'x'.repeat(245)}.Y_z`,
  ])('finds a topic of the name %s', async name => {
    await portal.admins.dev.createTopic({
      name,
      partitions: 1,
      replicationFactor: 3,
      config: {},
    });
    expect(await look(name)).toMatchObject({
      topic: name,
      live: { known: true, topic: { partitions: 1 } },
    });
  });

  it.each([
    ['/streams/dev/no.such.topic', 404, /no topic "no\.such\.topic".*"dev"/],
    ['/streams/moon/orders', 404, /no cluster "moon".*dev, prod, watched/],
    ['/streams/dev/a%20b', 400, /must hold only letters, digits/],
    ['/streams/dev/a%00', 400, /holds a NUL/],
    [`/streams/dev/${'a'.repeat(250)}`, 400, /at most 249 characters/],
  ])('answers %s with %d', async (path, status, says) => {
    expect(await portal.call(alice, 'GET', path)).toMatchObject({
      status,
      body: { error: { message: expect.stringMatching(says) } },
    });
  });

  it('still shows a topic that was deleted past the requests', async () => {
    const { topic } = await made(portal);
    await portal.admins.dev.deleteTopic(topic);
    const stream = await look(topic, oscar);
    expect(stream.live).toEqual({ known: true, readAt: expect.any(String) });
    expect(stream.ownership.owner).toBe('group:default/orders');
    expect(stream.actions[0]).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('no topic'),
    });
  });

  it('shows what it knows while the cluster is dead, and says why the rest is unknown', async () => {
    const { request, topic } = await made(portal);
    portal.admins.dev.setReachable(false);
    const stream = await look(topic, oscar);
    portal.admins.dev.setReachable(true);
    const unread = {
      known: false,
      reason: expect.stringMatching(/\w+ \w+/),
    };
    expect(stream).toMatchObject({
      ownership: { owner: 'group:default/orders' },
      live: unread,
      configuration: { read: unread },
      access: { read: unread },
    });
    expect(new Set(stream.actions.map(({ outcome }) => outcome))).toEqual(
      new Set(['refused']),
    );
    expect(stream.changes.items.length).toBeGreaterThan(0);
    expect(stream.commands).toHaveLength(4);
    expect(stream.configuration.settings).toContainEqual(
      expect.objectContaining({
        name: 'max.message.bytes',
        approved: '500000',
        verdict: 'unknown',
      }),
    );
    expect(stream.access.grants).toMatchObject([
      {
        principal: 'User:orders-api',
        state: 'unknown',
        approval: { requestId: request.id },
      },
    ]);
  });

  it('answers from the records at once, without asking the cluster', async () => {
    const { request, topic } = await made(portal, { partitions: 2 });
    await eventually(async () =>
      expect((await look(topic)).lastKnown).toBeDefined(),
    );
    portal.admins.dev.setReachable(false);
    const stream = await portal
      .as(alice)
      .getStream('dev', topic, { from: 'records' });
    portal.admins.dev.setReachable(true);
    const notAsked = {
      known: false,
      reason: expect.stringContaining('was not asked'),
    };
    expect(stream).toMatchObject({
      ownership: { owner: 'group:default/orders', source: request.id },
      lastKnown: {
        resource: { name: topic, partitions: 2, owner: 'group:default/orders' },
        sync: { cluster: 'dev', syncedAt: expect.any(String) },
      },
      live: notAsked,
      groups: notAsked,
      configuration: { read: notAsked },
      access: { read: notAsked },
    });
  });

  it('refuses a source that there is not and names the valid ones', async () => {
    const answer = await portal.call(
      alice,
      'GET',
      '/streams/dev/some.topic?from=memory',
    );
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/from.*cluster.*records/s);
  });

  it('shows a page for any name of a cluster that was never read', async () => {
    portal.admins.prod.setReachable(false);
    const stream = await portal.as(alice).getStream('prod', 'never.seen');
    portal.admins.prod.setReachable(true);
    const unread = { known: false, reason: expect.stringMatching(/\w+ \w+/) };
    expect(stream).toMatchObject({
      live: unread,
      groups: unread,
      configuration: { read: unread, settings: [] },
      access: { read: unread, grants: [] },
      changes: { items: [] },
      ownership: { ownerState: 'none' },
      readiness: { grade: 'blocked' },
    });
  });
});
