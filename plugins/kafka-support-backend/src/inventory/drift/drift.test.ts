import type {
  Request,
  StreamDrift,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type { Portal } from '../../__testUtils__/Portal';
import {
  alice,
  file,
  freshName,
  newTopic,
  nora,
  oscar,
  petra,
} from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';

jest.setTimeout(60_000);

const byHand = {
  'max.message.bytes': '900000',
  'segment.ms': '3600000',
};

describe('drift over HTTP', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({
      config: { inventory: { intervalMs: 1_000 } },
    });
  });

  async function made(more: Record<string, unknown> = {}): Promise<string> {
    const request = await file(
      portal,
      oscar,
      newTopic('orders-api', {
        config: { 'max.message.bytes': '500000' },
        ...more,
      }),
    );
    await portal.reached(request.id, 'verified');
    return request.spec.name as string;
  }
  const driftOf = async (
    topic: string,
    who: typeof oscar | typeof alice = oscar,
  ) => (await portal.as(who).getStream('dev', topic)).drift;
  const marked = async () =>
    (await portal.as(alice).listResources({ mark: 'drifted', limit: 200 }))
      .items;
  const markOf = async (topic: string) =>
    (await marked()).find(({ name }) => name === topic)?.marks?.[0];
  /** A sync runs when a request was applied, unless one runs already. */
  const synced = <T>(check: () => Promise<T>) =>
    eventually(async () => {
      await made();
      return check();
    }, 20_000);
  const isMarked = (topic: string) =>
    synced(async () => {
      const found = await markOf(topic);
      expect(found).toBeDefined();
      return found!;
    });
  const adopt = (
    topic: string,
    digest: string | undefined,
    who: typeof oscar | typeof nora | typeof petra = oscar,
    headers?: Record<string, string>,
  ) =>
    portal.call(
      who,
      'POST',
      `/resources/${encodeURIComponent(`dev/topic/${topic}`)}/drift/adopt`,
      { digest, justification: 'it serves us well so' },
      headers,
    );
  const ids = (drift: StreamDrift) => drift.differences.map(({ id }) => id);

  it('is marked with what differs, and shown with the request that approved it', async () => {
    const topic = await made();
    expect(ids(await driftOf(topic))).toEqual([]);
    await portal.admins.dev.alterTopicConfig({
      name: topic,
      set: byHand,
      unset: [],
    });
    const mark = await isMarked(topic);
    expect(mark).toMatchObject({
      mark: 'drifted',
      says: expect.stringContaining(
        'max.message.bytes is 900000, approved 500000',
      ),
      fix: {
        kind: 'topic-config',
        spec: {
          name: topic,
          set: { 'max.message.bytes': '500000' },
          unset: ['segment.ms'],
        },
      },
    });
    const drift = await driftOf(topic);
    expect(drift).toMatchObject({
      differences: [
        {
          setting: 'max.message.bytes',
          approved: '500000',
          observed: '900000',
          since: expect.any(String),
          approval: { visible: true, requester: oscar },
        },
        { setting: 'segment.ms', observed: '3600000' },
      ],
      fixes: [{ kind: 'topic-config' }],
      adoption: {
        allowed: true,
        reason: expect.stringContaining('group:default/orders'),
      },
    });
    expect((await driftOf(topic, alice)).adoption).toMatchObject({
      allowed: false,
      reason: 'That is for group:default/orders, group:default/platform.',
    });
  });

  it('is gone once a request sets it back', async () => {
    const topic = await made();
    await portal.admins.dev.alterTopicConfig({
      name: topic,
      set: byHand,
      unset: [],
    });
    await isMarked(topic);
    const [fix] = (await driftOf(topic)).fixes;
    const request = await file(portal, oscar, {
      kind: fix.kind,
      cluster: 'dev',
      component: 'component:default/orders-api',
      spec: fix.spec,
    });
    await portal.reached(request.id, 'verified');
    expect(ids(await driftOf(topic))).toEqual([]);
    await synced(async () => expect(await markOf(topic)).toBeUndefined());
  });

  it('is accepted by the owner, for exactly what was seen, and is approved from then on', async () => {
    const topic = await made();
    const alter = (set: Record<string, string>) =>
      portal.admins.dev.alterTopicConfig({ name: topic, set, unset: [] });
    await alter(byHand);
    const seen = (await driftOf(topic)).adoption!.digest;
    await alter({ 'segment.ms': '7200000' });

    const stale = await adopt(topic, seen);
    expect(stale).toMatchObject({
      status: 409,
      body: {
        error: {
          message: expect.stringContaining('not how it differs now'),
          details: {
            plan: {
              changes: [
                {
                  fields: expect.arrayContaining([
                    { field: 'segment.ms', after: '7200000' },
                  ]),
                },
              ],
            },
          },
        },
      },
    });
    const { digest } = (await driftOf(topic)).adoption!;
    expect(stale.body.error.details.plan.digest).toBe(digest);

    const key = { 'idempotency-key': freshName() };
    const answer = await adopt(topic, digest, oscar, key);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        kind: 'adopt-drift',
        title: `Accept topic ${topic} as it is`,
        reviewers: [],
      },
    });
    const { id } = answer.body as Request;
    expect((await adopt(topic, digest, oscar, key)).body.id).toBe(id);
    await portal.reached(id, 'verified');

    const stream = await portal.as(oscar).getStream('dev', topic);
    expect(ids(stream.drift)).toEqual([]);
    expect(stream.drift.adoption).toBeUndefined();
    expect(stream.configuration.settings).toContainEqual(
      expect.objectContaining({
        name: 'segment.ms',
        approved: '7200000',
        verdict: 'as approved',
        approval: expect.objectContaining({ requestId: id }),
      }),
    );
    const { items } = await portal
      .as(oscar)
      .listAudit({ resource: `dev/topic/${topic}` });
    expect(items.map(({ requestId }) => requestId)).toContain(id);
    await synced(async () => expect(await markOf(topic)).toBeUndefined());

    // What differs after it is drift from what was accepted.
    await alter({ 'segment.ms': '1000000' });
    expect((await driftOf(topic)).differences).toMatchObject([
      { approved: '7200000', approval: { requestId: id } },
    ]);
    expect(await adopt(topic, digest)).toMatchObject({ status: 409 });
  });

  it('is not accepted by another team, nor where nothing differs', async () => {
    const topic = await made();
    const none = await adopt(topic, 'a'.repeat(64));
    expect(none).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('nothing is left') } },
    });
    await portal.admins.dev.alterTopicConfig({
      name: topic,
      set: byHand,
      unset: [],
    });
    const { digest } = (await driftOf(topic)).adoption!;
    expect(await adopt(topic, digest, nora)).toMatchObject({
      status: 403,
      body: {
        error: {
          message: expect.stringContaining(
            'That is for group:default/orders, group:default/platform',
          ),
        },
      },
    });
    // The platform team may ask; the owner still agrees.
    expect(await adopt(topic, digest, petra)).toMatchObject({
      status: 201,
      body: { status: 'in_review', reviewers: [{ role: 'resource owner' }] },
    });
  });

  it.each([
    ['dev/group/billing', 400, /is a group\. Only topics/],
    ['orders', 400, /Not a resource/],
    ['moon/topic/a', 400, /no cluster "moon"/],
  ])('answers %s with %d', async (resource, status, says) => {
    const answer = await portal.call(
      oscar,
      'POST',
      `/resources/${encodeURIComponent(resource)}/drift/adopt`,
      { digest: 'a'.repeat(64), justification: 'needed' },
    );
    expect(answer).toMatchObject({
      status,
      body: { error: { message: expect.stringMatching(says) } },
    });
  });

  it('leaves alone what was found, and marks what appears later without a request', async () => {
    // Each cluster has been looked at once there are marks of a topic of ours.
    const ours = await made();
    await portal.admins.dev.alterTopicConfig({
      name: ours,
      set: byHand,
      unset: [],
    });
    await isMarked(ours);
    for (const [name, cluster] of [
      ['late.by.hand', 'dev'],
      ['__late_internal', 'dev'],
      ['late.on.watched', 'watched'],
    ] as const)
      await portal.admins[cluster].createTopic({
        name,
        partitions: 1,
        replicationFactor: 3,
        config: {},
      });
    const mark = await isMarked('late.by.hand');
    expect(mark).toMatchObject({
      says: 'Differs from what was approved: no request made it',
      fix: { kind: 'topic-delete', spec: { topic: 'late.by.hand' } },
    });
    expect((await driftOf('late.by.hand', alice)).differences).toMatchObject([
      { what: 'appeared' },
    ]);
    // In mode observe nobody could have asked for it here.
    expect((await marked()).map(({ cluster }) => cluster)).not.toContain(
      'watched',
    );
  });

  it('names access that came and went past the requests, and a topic made again', async () => {
    const topic = await made({ producers: [{ principal: 'User:orders-api' }] });
    const right = {
      resourceType: 'topic',
      patternType: 'literal',
      resourceName: topic,
      host: '*',
      operation: 'read',
      permission: 'allow',
    } as const;
    await portal.admins.dev.createAcls([
      { ...right, principal: 'User:stranger' },
    ]);
    await portal.admins.dev.deleteAcls([
      { principal: 'User:orders-api', operation: 'write' },
    ]);
    const drift = await driftOf(topic);
    expect(drift.differences).toMatchObject([
      { what: 'access', approved: 'there', grant: { operation: 'write' } },
      { what: 'access', observed: 'there', grant: { operation: 'read' } },
    ]);
    expect(drift.fixes).toMatchObject([
      { kind: 'access', spec: { action: 'grant' } },
      { kind: 'access', spec: { action: 'revoke' } },
    ]);

    // Once its identity is known, another topic of the name is another one.
    await isMarked(topic);
    await portal.admins.dev.deleteTopic(topic);
    await portal.admins.dev.createTopic({
      name: topic,
      partitions: 1,
      replicationFactor: 3,
      config: {},
    });
    const again = await driftOf(topic);
    expect(ids(again)).toContain('recreated');
    expect(again.differences[0].unfixable).toMatch(
      /what the deleted topic held/i,
    );
    await portal.admins.dev.deleteTopic(topic);
    expect((await driftOf(topic)).differences).toMatchObject([
      { what: 'missing' },
    ]);
  });

  it('says what was last known while the cluster does not answer', async () => {
    const topic = await made();
    await portal.admins.dev.alterTopicConfig({
      name: topic,
      set: byHand,
      unset: [],
    });
    await isMarked(topic);
    portal.admins.dev.setReachable(false);
    const drift = await driftOf(topic);
    portal.admins.dev.setReachable(true);
    expect(drift).toMatchObject({
      read: { known: false },
      differences: [
        { setting: 'max.message.bytes' },
        { setting: 'segment.ms' },
      ],
      fixes: [],
    });
    expect(drift.adoption).toBeUndefined();
  });
});
