import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from '../../__testUtils__/organisation';
import type { Portal } from '../../__testUtils__/Portal';
import {
  alice,
  file,
  freshName,
  oscar,
  petra,
  topicOfOrders,
} from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';

const paul = 'user:default/paul';
const platform = 'group:default/platform';

describe('topic-delete over HTTP', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });

  const deletion = (topic: string, more: Record<string, any> = {}) => ({
    kind: 'topic-delete',
    cluster: 'dev',
    spec: { topic, ...more },
  });
  const approve = (
    who: Person,
    request: Request,
    role: 'resource owner' | 'platform',
  ) =>
    portal.as(who).review(request.id, {
      verdict: 'approve',
      role,
      planDigest: request.plan.digest,
    });
  const failures = ({ evaluation }: Pick<Request, 'evaluation'>) =>
    evaluation.findings
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ rule }) => rule);

  it('takes one of the owner and one of the platform', async () => {
    const topic = await topicOfOrders(portal);
    portal.admins.dev.setLog(
      { topic, partition: 0 },
      { end: 1_000, bytes: 4_096, lastTimestampMs: 1 },
    );
    const request = await file(portal, alice, deletion(topic));
    expect(request.status).toBe('in_review');
    expect(request.reviewers).toMatchObject([
      { role: 'resource owner', filledBy: ['group:default/orders'] },
      { role: 'platform', filledBy: [platform] },
    ]);
    const { findings } = request.evaluation;
    expect(findings.find(({ rule }) => rule === 'deletion-loss')?.message).toBe(
      `1000 records, 4 KiB are lost for good with "${topic}" (12 KiB on the disks, with all copies)`,
    );
    await approve(oscar, request, 'resource owner');
    expect((await portal.as(alice).getRequest(request.id)).status).toBe(
      'in_review',
    );
    await approve(petra, request, 'platform');
    await portal.reached(request.id, 'verified');
    expect(await portal.admins.dev.describeTopic(topic)).toBeUndefined();
  });

  it('takes two of the platform where nobody but the requester can act for the owner', async () => {
    const topic = await topicOfOrders(portal);
    const request = await file(portal, oscar, deletion(topic));
    expect(request.reviewers).toMatchObject([
      {
        role: 'resource owner',
        filledBy: [platform],
        reasons: expect.arrayContaining([
          'Nobody but the requester can act for group:default/orders',
        ]),
      },
      { role: 'platform', filledBy: [platform] },
    ]);
    await expect(approve(oscar, request, 'resource owner')).rejects.toThrow(
      'nobody reviews their own',
    );
    await approve(petra, request, 'resource owner');
    await expect(approve(petra, request, 'platform')).rejects.toThrow(
      'One person fills one role',
    );
    await approve(paul, request, 'platform');
    await portal.reached(request.id, 'verified');
  });

  it('takes two of the platform for a topic that nobody owns', async () => {
    const topic = freshName();
    await portal.admins.dev.createTopic({
      name: topic,
      partitions: 1,
      replicationFactor: 3,
      config: {},
    });
    const { reviewers } = await portal.as(alice).preview(deletion(topic));
    expect(reviewers.map(({ role, filledBy }) => [role, ...filledBy])).toEqual([
      ['resource owner', platform],
      ['platform', platform],
    ]);
  });

  it.each(['classic', 'consumer'] as const)(
    'is denied while a group of type %s reads the topic',
    async type => {
      const topic = await topicOfOrders(portal);
      const groupId = `readers-${topic}`;
      const member = { memberId: 'm', clientId: 'c', host: '/10.0.0.1' };
      portal.admins.dev.groups.join(groupId, member, {
        type,
        partitions: [{ topic, partition: 0 }],
      });
      const request = await file(portal, oscar, deletion(topic));
      expect(request.status).toBe('denied');
      expect(request.statusReason).toContain(
        `Group "${groupId}" reads "${topic}" with 1 member`,
      );
      expect(failures(request)).toContain('active-members');
    },
  );

  it('is denied after somebody began to read what was approved', async () => {
    const topic = await topicOfOrders(portal);
    const request = await file(portal, alice, deletion(topic));
    await approve(oscar, request, 'resource owner');
    portal.admins.dev.groups.join(
      `late-${topic}`,
      { memberId: 'm', clientId: 'c', host: '/10.0.0.1' },
      { type: 'consumer', partitions: [{ topic, partition: 0 }] },
    );
    await expect(approve(petra, request, 'platform')).rejects.toThrow();
    await portal.reached(request.id, 'denied');
    expect(await portal.admins.dev.describeTopic(topic)).toBeDefined();
  });

  it('is denied while it is written to', async () => {
    const topic = await topicOfOrders(portal);
    portal.admins.dev.append({ topic, partition: 0 }, 1);
    const request = await file(portal, oscar, deletion(topic));
    expect(request.status).toBe('denied');
    expect(failures(request)).toContain('recent-traffic');
  });

  it('asks people where the last write is not known', async () => {
    const topic = await topicOfOrders(portal);
    portal.admins.dev.fail('listLastTimestamps', { how: 'unavailable' });
    const { evaluation } = await portal.as(oscar).preview(deletion(topic));
    expect(
      evaluation.findings.find(({ rule }) => rule === 'recent-traffic'),
    ).toMatchObject({ outcome: 'unknown', figure: 'last write' });
    expect(evaluation.decision).toBe('review');
  });

  it('reverts to an empty topic with its settings and access, and says so before', async () => {
    const topic = await topicOfOrders(portal);
    await portal.admins.dev.createAcls([
      {
        resourceType: 'topic',
        patternType: 'literal',
        resourceName: topic,
        principal: 'User:orders-api',
        host: '*',
        operation: 'write',
        permission: 'allow',
      },
    ]);
    const request = await file(portal, alice, deletion(topic));
    expect(request.plan.changes[0].inverse).toMatchObject({
      available: false,
      reason: expect.stringContaining('again, EMPTY'),
    });
    await approve(oscar, request, 'resource owner');
    await approve(petra, request, 'platform');
    await portal.reached(request.id, 'verified');
    const revert = await portal
      .as(oscar)
      .revert(request.id, 'it was still needed', freshName());
    expect(revert.reviewers).toEqual([]);
    await portal.reached(revert.id, 'verified');
    expect(await portal.admins.dev.describeTopic(topic)).toBeDefined();
    expect(
      await portal.admins.dev.describeAcls({ resourceName: topic }),
    ).toMatchObject([{ principal: 'User:orders-api', operation: 'write' }]);
  });

  const bad: [string, () => unknown, RegExp, number?][] = [
    ['no topic', () => deletion(undefined as any), /"spec\.topic"/],
    ['a number', () => deletion(7 as any), /expected string, received number/],
    ['a list', () => deletion(['a'] as any), /expected string, received array/],
    [
      'a command in the name',
      () => deletion('a; kafka-topics.sh --delete'),
      /"spec\.topic": must hold only letters, digits/,
    ],
    [
      'a path in the name',
      () => deletion('../../etc/passwd'),
      /"spec\.topic": must hold only letters, digits/,
    ],
    [
      'a name of 250 letters',
      () => deletion('a'.repeat(250)),
      /at most 249 characters/,
    ],
    [
      'a topic that is not there',
      () => deletion('no.such.topic.v1'),
      /There is no topic "no\.such\.topic\.v1"/,
    ],
    [
      'a name with other letters in front',
      () => deletion('prod/topic/orders'),
      /must hold only letters, digits/,
    ],
    [
      'a group that is not there',
      () => deletion('there.already.v1', { removeGroups: ['nobody'] }),
      /There is no group "nobody"/,
    ],
    [
      'a group that has other topics',
      () => deletion('there.already.v1', { removeGroups: ['busy'] }),
      /has offsets on other topics too/,
    ],
    [
      'fifty-one groups',
      () =>
        deletion('there.already.v1', {
          removeGroups: Array.from({ length: 51 }, (_, n) => `g${n}`),
        }),
      /at most 50 groups/,
    ],
    [
      'a flag that is none',
      () => deletion('there.already.v1', { removeAccess: 'true' }),
      /expected boolean, received string/,
    ],
    [
      'a field that there is not',
      () => deletion('there.already.v1', { force: true }),
      /Unrecognized key: "force"/,
    ],
    [
      'an identity that is none',
      () => deletion('there.already.v1', { topicId: '{"$ne": 1}' }),
      /"spec\.topicId": must be the id of a topic/,
    ],
  ];

  describe('bad specs', () => {
    beforeAll(async () => {
      for (const name of ['there.already.v1', 'elsewhere.v1'])
        await portal.admins.dev.createTopic({
          name,
          partitions: 1,
          replicationFactor: 3,
          config: {},
        });
      portal.admins.dev.groups.commit('busy', [
        { topic: 'there.already.v1', partition: 0, offset: 1 },
        { topic: 'elsewhere.v1', partition: 0, offset: 1 },
      ]);
    });

    it.each(bad)('refuses %s', async (_, body, says, status = 400) => {
      const preview = await portal.call(alice, 'POST', '/preview', body());
      expect(preview.status).toBe(status);
      expect(preview.body.error.message).toMatch(says);
      const submit = await portal.call(alice, 'POST', '/requests', {
        ...(body() as object),
        plan: {
          changes: [],
          digest: 'x',
          plannedAt: '2026-01-01T00:00:00.000Z',
        },
        justification: 'bad',
      });
      expect(submit.status).toBe(status);
      expect(submit.body.error.message).toMatch(says);
      expect(
        await portal.admins.dev.describeTopic('there.already.v1'),
      ).toBeDefined();
    });

    it('has nothing to do for the identity of a topic that is gone', async () => {
      const ask = deletion('there.already.v1', { topicId: 'another' });
      const { plan } = await portal.as(alice).preview(ask);
      expect(plan.changes).toEqual([]);
      await expect(
        portal
          .as(alice)
          .submit({ ...ask, plan, justification: 'old' }, freshName()),
      ).rejects.toThrow('There is nothing to do');
    });
  });
});
