import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from '../../__testUtils__/organisation';
import type { Portal } from '../../__testUtils__/Portal';
import { alice, file, freshName, petra } from '../../__testUtils__/scenes';
import { startPortal } from '../../__testUtils__/startPortal';

const topic = 'shop.group.read.v1';

describe('group-delete over HTTP', () => {
  let portal: Portal;
  let groups = 0;
  beforeAll(async () => {
    portal = await startPortal();
    await portal.admins.dev.createTopic({
      name: topic,
      partitions: 2,
      replicationFactor: 3,
      config: {},
    });
    portal.admins.dev.setLog({ topic, partition: 0 }, { end: 50 });
  });

  /** A group that read some of the topic and left. */
  function idleGroup(): string {
    groups += 1;
    const groupId = `idle-${groups}`;
    portal.admins.dev.groups.commit(groupId, [
      { topic, partition: 0, offset: 30 },
    ]);
    return groupId;
  }
  const deletion = (group: unknown, more: Record<string, any> = {}) => ({
    kind: 'group-delete',
    cluster: 'dev',
    spec: { group: group as string, ...more },
  });
  const approve = (who: Person, request: Request) =>
    portal.as(who).review(request.id, {
      verdict: 'approve',
      role: request.reviewers[0].role,
      planDigest: request.plan.digest,
    });

  it('is reviewed by the platform where nobody owns the group, and tells what is given up', async () => {
    const group = idleGroup();
    const request = await file(portal, alice, deletion(group));
    expect(request).toMatchObject({
      status: 'in_review',
      spec: { group, type: 'classic' },
      reviewers: [{ role: 'platform', filledBy: ['group:default/platform'] }],
    });
    expect(request.reviewers).toHaveLength(1);
    expect(
      request.evaluation.findings.find(({ rule }) => rule === 'deletion-loss')
        ?.message,
    ).toBe(
      `Group "${group}" gives up its place in "${topic}" on 1 partition, 20 records behind`,
    );
    await approve(petra, request);
    await portal.reached(request.id, 'verified');
    expect((await portal.admins.dev.describeGroups([group])).read).toEqual([]);
  });

  it('gives the offsets back by a revert', async () => {
    const group = idleGroup();
    const request = await file(portal, alice, deletion(group));
    await approve(petra, request);
    await portal.reached(request.id, 'verified');
    const revert = await portal
      .as(alice)
      .revert(request.id, 'it came back', freshName());
    expect(revert).toMatchObject({
      kind: 'group-restore',
      spec: { group, offsets: [{ topic, partition: 0, offset: 30 }] },
      status: 'in_review',
    });
    await approve(petra, revert);
    await portal.reached(revert.id, 'verified');
    expect((await portal.admins.dev.listGroupOffsets([group])).read).toEqual([
      { groupId: group, offsets: [{ topic, partition: 0, offset: 30 }] },
    ]);
  });

  it('is denied while the group has members', async () => {
    const group = idleGroup();
    portal.admins.dev.groups.join(
      group,
      { memberId: 'm', clientId: 'c', host: '/10.0.0.1' },
      { type: 'consumer', partitions: [{ topic, partition: 0 }] },
    );
    const request = await file(portal, alice, deletion(group));
    expect(request).toMatchObject({
      status: 'denied',
      statusReason: expect.stringContaining(`Group "${group}" has 1 member`),
    });
  });

  it('asks people about a share group, whose place nobody can give back', async () => {
    groups += 1;
    const group = `share-${groups}`;
    portal.admins.dev.groups.set({ groupId: group, type: 'share' });
    const preview = await portal.as(alice).preview(deletion(group));
    expect(preview.evaluation.decision).toBe('review');
    expect(preview.plan.changes[0].inverse).toMatchObject({ available: false });
  });

  const bad: [string, () => unknown, RegExp][] = [
    ['no group', () => deletion(undefined), /"spec\.group"/],
    ['a number', () => deletion(5), /expected string, received number/],
    ['all groups', () => deletion('*'), /"spec\.group": must not hold .* "\*"/],
    ['a bell', () => deletion('a\u0007'), /"spec\.group": must not hold/],
    ['a NUL', () => deletion('a\u0000'), /holds a NUL/],
    [
      'a name of 250 letters',
      () => deletion('g'.repeat(250)),
      /"spec\.group": .*<=249/,
    ],
    [
      'a group that is not there',
      () => deletion('nobody'),
      /There is no group "nobody" on cluster "dev"/,
    ],
    [
      'a command that is no group',
      () => deletion("x'; kafka-topics.sh --delete"),
      /There is no group "x'; kafka-topics\.sh --delete"/,
    ],
    [
      'a type that there is not',
      () => deletion('idle-1', { type: 'dead' }),
      /"spec\.type"/,
    ],
    [
      'a field that there is not',
      () => deletion('idle-1', { members: 0 }),
      /Unrecognized key: "members"/,
    ],
    [
      'a negative offset to give back',
      () => ({
        kind: 'group-restore',
        cluster: 'dev',
        spec: {
          group: 'back',
          offsets: [{ topic, partition: 0, offset: -2 }],
        },
      }),
      /"spec\.offsets\.0\.offset": .*>=0/,
    ],
    [
      'an offset beyond the end to give back',
      () => ({
        kind: 'group-restore',
        cluster: 'dev',
        spec: {
          group: 'back',
          offsets: [{ topic, partition: 0, offset: 51 }],
        },
      }),
      /Offset 51 is beyond the end/,
    ],
    [
      'offsets of a topic that is not there',
      () => ({
        kind: 'group-restore',
        cluster: 'dev',
        spec: {
          group: 'back',
          offsets: [{ topic: 'gone.v1', partition: 0, offset: 1 }],
        },
      }),
      /There is no topic "gone\.v1"/,
    ],
  ];

  it.each(bad)('refuses %s', async (_, body, says) => {
    for (const [path, more] of [
      ['/preview', {}],
      [
        '/requests',
        {
          plan: {
            changes: [],
            digest: 'x',
            plannedAt: '2026-01-01T00:00:00.000Z',
          },
          justification: 'bad',
        },
      ],
    ] as const) {
      const answer = await portal.call(alice, 'POST', path, {
        ...(body() as object),
        ...more,
      });
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(says);
    }
  });
});
