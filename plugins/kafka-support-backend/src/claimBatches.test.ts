import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type {
  ClaimBatchInput,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from './__testUtils__/organisation';
import type { Portal } from './__testUtils__/Portal';
import { alice, freshName, nora, oscar, petra } from './__testUtils__/scenes';
import { startPortal } from './__testUtils__/startPortal';

// A busy machine takes its time.
jest.setTimeout(60_000);

const payments = 'group:default/payments';
const orders = 'group:default/orders';

const bulk = Array.from({ length: 1_000 }, (_, index) => `bulk.${index}.v1`);

describe('many claims at once', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal({
      config: {
        ownership: { prefixes: [{ prefix: 'logistics.', owner: orders }] },
        inventory: { intervalMs: 1_000 },
      },
    });
    for (const name of [
      ...['ledger.a.v1', 'ledger.b.v1', 'mixed.a.v1', 'mixed.b.v1'],
      ...['given.a.v1', 'given.b.v1', 'strange.a.v1', 'strange.b.v1'],
      ...['logistics.a.v1', 'logistics.b.v1', 'Logistics.c.v1'],
      ...['there.v1', 'ghostly.v1', 'good.v1', ...bulk],
    ])
      await portal.admins.dev.createTopic({
        name,
        partitions: 1,
        replicationFactor: 1,
        config: {},
      });
  });

  const topic = (name: string) => `dev/topic/${name}`;

  const ask = (who: Person, input: Omit<ClaimBatchInput, 'cluster'>) =>
    portal.as(who).previewClaims({ cluster: 'dev', ...input });

  const csvOf = (...lines: string[]) =>
    ['resource,owner,component', ...lines].join('\n');

  /** Files the batch of one team as the page does: preview, then submit. */
  const fileBatch = async (
    who: Person,
    spec: Record<string, any>,
  ): Promise<Request> => {
    const body = { kind: 'ownership', cluster: 'dev', spec } as const;
    const { plan } = await portal.as(who).preview(body);
    return portal
      .as(who)
      .submit({ ...body, plan, justification: 'We run them' }, freshName());
  };

  const approve = (who: Person, request: Request, role: 'platform') =>
    portal.as(who).review(request.id, {
      verdict: 'approve',
      role,
      planDigest: request.plan.digest,
    });

  it('are shown, filed, agreed on once, and done; the same import again claims nothing', async () => {
    const csv = csvOf(
      'ledger.a.v1,payments,payments-api',
      `${topic('ledger.b.v1')},${payments}`,
      'dev/group/ledger-readers,group:default/payments,',
    );
    const seen = await ask(alice, { csv });
    expect(seen).toMatchObject({
      batches: [
        {
          owner: payments,
          ownerState: 'active',
          claims: [
            {
              resource: topic('ledger.a.v1'),
              component: 'component:default/payments-api',
              line: 2,
              seen: true,
            },
            { resource: topic('ledger.b.v1'), line: 3, seen: true },
            { resource: 'dev/group/ledger-readers', line: 4, seen: false },
          ],
        },
      ],
      owned: [],
      refused: [],
      unknown: [],
      problems: [],
      left: 0,
    });

    const request = await fileBatch(alice, seen.batches[0].spec);
    expect(request).toMatchObject({
      status: 'in_review',
      title: 'Make payments the owner of 3 resources',
      reviewers: [{ role: 'platform' }],
    });
    expect(request.plan.changes).toHaveLength(3);
    await approve(petra, request, 'platform');
    await portal.reached(request.id, 'verified');

    const again = await ask(alice, { csv });
    expect(again).toMatchObject({ batches: [], refused: [] });
    expect(again.owned.map(({ line }) => line)).toEqual([2, 3, 4]);
    await expect(fileBatch(alice, seen.batches[0].spec)).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('There is nothing to do'),
    });
  });

  it('are one batch for each team, which asks only that team', async () => {
    const { batches } = await ask(petra, {
      csv: csvOf('mixed.a.v1,payments', 'mixed.b.v1,orders'),
    });
    expect(batches.map(({ owner }) => owner)).toEqual([orders, payments]);
    const request = await fileBatch(petra, batches[0].spec);
    expect(
      request.reviewers.map(({ role, filledBy }) => [role, ...filledBy]),
    ).toEqual([
      ['new owner', orders],
      ['platform', 'group:default/platform'],
    ]);
  });

  it('leave with others what they own, whatever the spec names', async () => {
    const [first] = (await ask(oscar, { csv: csvOf('given.a.v1,orders') }))
      .batches;
    const request = await fileBatch(oscar, first.spec);
    await approve(petra, request, 'platform');
    await portal.reached(request.id, 'verified');

    const seen = await ask(alice, {
      csv: csvOf('given.a.v1,payments', 'given.b.v1,payments'),
    });
    expect(seen.refused).toEqual([
      {
        resource: topic('given.a.v1'),
        owner: payments,
        ownedBy: orders,
        line: 2,
      },
    ]);
    const { plan, evaluation } = await portal.as(alice).preview({
      kind: 'ownership',
      cluster: 'dev',
      spec: {
        owner: payments,
        resources: [
          { resource: topic('given.a.v1') },
          { resource: topic('given.b.v1') },
        ],
      },
    });
    expect(plan.changes.map(({ resource }) => resource)).toEqual([
      topic('given.b.v1'),
    ]);
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'ownership-left-out',
        message: `Other teams own 1 of them, and keep them: "${topic(
          'given.a.v1',
        )}"`,
      }),
    );
    expect(evaluation.decision).toBe('review');
  });

  it('are denied to who belongs to neither team, also beside what the own team has', async () => {
    const { batches } = await ask(nora, {
      csv: csvOf('strange.a.v1,payments', 'strange.b.v1,payments'),
    });
    expect((await fileBatch(nora, batches[0].spec)).status).toBe('denied');
  });

  it('by prefix are what the inventory has, as the case of the prefix says', async () => {
    await eventually(async () => {
      const { totalItems } = await portal
        .as(alice)
        .listResources({ cluster: 'dev', q: 'logistics.' });
      expect(totalItems).toBe(3);
    });
    const seen = await ask(alice, { prefix: 'logistics.', owner: payments });
    expect(seen.batches).toEqual([
      expect.objectContaining({
        owner: payments,
        claims: ['logistics.a.v1', 'logistics.b.v1'].map(name => ({
          resource: topic(name),
          seen: true,
          otherProposal: `${orders} (prefix "logistics." in the configuration)`,
        })),
      }),
    ]);
    const none = await ask(alice, { prefix: 'logistics_', owner: payments });
    expect(none.batches).toEqual([]);
  });

  it('of topics that are not there are named, and the rest goes on', async () => {
    const seen = await ask(alice, {
      csv: csvOf('there.v1,payments', 'not.there.v1,payments'),
    });
    expect(seen.unknown).toEqual([
      { resource: topic('not.there.v1'), line: 3 },
    ]);
    expect(seen.batches[0].claims).toHaveLength(1);
  });

  it('of a group that is not there say so', async () => {
    const { batches } = await ask(petra, { csv: csvOf('ghostly.v1,ghosts') });
    expect(batches[0].ownerState).toBe('missing');
  });

  it('of a thousand topics are filed and done', async () => {
    const { batches } = await ask(alice, {
      csv: csvOf(...bulk.map(name => `${name},payments,payments-api`)),
    });
    const request = await fileBatch(alice, batches[0].spec);
    expect(request.plan.changes).toHaveLength(1_000);
    await approve(petra, request, 'platform');
    const done = await portal.reached(request.id, 'verified');
    expect(done.statusReason).toBeUndefined();
    // The trail of one of them speaks of it, not of a thousand.
    const { items } = await portal
      .as(petra)
      .listAudit({ resource: topic('bulk.7.v1') });
    const ofChanges = items.filter(({ changeId }) => changeId !== undefined);
    expect(ofChanges.map(({ type, resources }) => [type, resources])).toEqual([
      ['change.succeeded', [topic('bulk.7.v1')]],
      ['change.started', [topic('bulk.7.v1')]],
    ]);
  });

  it.each([
    ['neither', {}, 'exactly one of the two'],
    ['both', { prefix: 'a', csv: 'b' }, 'exactly one of the two'],
    ['no owner', { prefix: 'a' }, 'name the group that will own'],
    [
      'a half ref',
      { prefix: 'a', owner: 'payments' },
      'must be a group such as',
    ],
    [
      'an owner beside a CSV',
      { csv: 'b', owner: payments },
      'each line of the CSV says it',
    ],
    [
      'other columns',
      { csv: 'name,team\nx,y' },
      'lacks the column "resource" and "owner"',
    ],
    [
      'a strange column',
      { csv: 'resource,owner,price\nx,y,1' },
      'has the column "price"',
    ],
    [
      'a header alone',
      { csv: 'resource,owner' },
      'has no line below its header',
    ],
    [
      'an open quote',
      { csv: 'resource,owner\n"x,y' },
      'quotation mark is opened',
    ],
    [
      'too many values',
      { csv: 'resource,owner\nx,y,z,a' },
      'at line 2: it has more values',
    ],
    [
      '1,001 lines',
      { csv: `resource,owner\n${'x,y\n'.repeat(1_001)}` },
      'at most 1000',
    ],
    ['more than 1 MB', { csv: 'x'.repeat(1_000_001) }, 'Too big'],
    ['a NUL', { prefix: 'a\u0000', owner: payments }, 'NUL'],
  ])('are refused with %s', async (_, input, says) => {
    const { status, body } = await portal.call(
      'service',
      'POST',
      '/claims/batch',
      {
        cluster: 'dev',
        ...input,
      },
    );
    expect({ status, says: body.error.message }).toEqual({
      status: 400,
      says: expect.stringContaining(says),
    });
  });

  it('name each bad line with what would be valid', async () => {
    const { problems, batches } = await ask(alice, {
      csv: csvOf(
        'good.v1,payments',
        ',payments',
        'x.v1,',
        'prod/topic/x.v1,payments',
        'dev/waiver/x,payments',
        'x.v1,user:default/alice',
        'x.v1,payments,system:default/shop',
        'good.v1,orders',
      ),
    });
    expect(problems).toEqual([
      { line: 3, message: expect.stringContaining('resource is missing') },
      {
        line: 4,
        message: expect.stringContaining('owner of "x.v1" is missing'),
      },
      { line: 5, message: expect.stringContaining('on cluster "prod"') },
      { line: 6, message: expect.stringContaining('has no owner of its own') },
      { line: 7, message: expect.stringContaining('must be a group such as') },
      { line: 8, message: expect.stringContaining('must be a component such') },
      { line: 9, message: expect.stringContaining('stands on line 2 already') },
    ]);
    expect(batches[0].claims.map(({ line }) => line)).toEqual([2]);
  });
});
