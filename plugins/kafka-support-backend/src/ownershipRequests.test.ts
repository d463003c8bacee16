import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type {
  PreviewInput,
  Request,
  ReviewerRole,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from './__testUtils__/organisation';
import type { Portal } from './__testUtils__/Portal';
import {
  alice,
  file,
  freshName,
  inReview,
  nora,
  oscar,
  petra,
  topicOfOrders,
} from './__testUtils__/scenes';
import { startPortal } from './__testUtils__/startPortal';

const paul = 'user:default/paul';
const payments = 'group:default/payments';
const orders = 'group:default/orders';

describe('requests of kind ownership', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });

  const toOwn = (
    resource: string,
    owner: string,
    more: Record<string, string> = {},
  ): PreviewInput => ({
    kind: 'ownership',
    cluster: resource.split('/')[0],
    spec: { resource, owner, ...more },
  });

  /** A topic that nobody asked for. */
  const foundTopic = async (cluster: 'dev' | 'watched' = 'dev') => {
    const name = freshName();
    await portal.admins[cluster].createTopic({
      name,
      partitions: 1,
      replicationFactor: 1,
      config: {},
    });
    return `${cluster}/topic/${name}`;
  };

  const approve = (who: Person, role: ReviewerRole, request: Request) =>
    portal.as(who).review(request.id, {
      verdict: 'approve',
      role,
      planDigest: request.plan.digest,
    });

  const asked = ({ reviewers }: Pick<Request, 'reviewers'>) =>
    reviewers.map(({ role, filledBy }) => [role, ...filledBy]);

  const ownershipOf = async (resource: string) => {
    // What a preview says is what every page says of the owner.
    const preview = await portal
      .as(petra)
      .preview(toOwn(resource, 'group:default/platform'));
    return preview.ownership;
  };

  it('lets a team claim what nobody owns, once the platform agrees', async () => {
    const resource = await foundTopic();
    const request = await file(
      portal,
      alice,
      toOwn(resource, 'Group:default/Payments', {
        component: 'component:default/payments-api',
      }),
    );
    expect(request).toMatchObject({
      status: 'in_review',
      spec: { owner: payments },
      plan: {
        changes: [
          {
            operation: 'set-owner',
            parameters: { basis: 'claim', owner: payments },
            fields: [
              { field: 'owner', after: payments },
              { field: 'component', after: 'component:default/payments-api' },
            ],
          },
        ],
      },
    });
    expect(asked(request)).toEqual([['platform', 'group:default/platform']]);
    expect((await ownershipOf(resource)).owner).toBeUndefined();

    await approve(petra, 'platform', request);
    await portal.reached(request.id, 'verified');
    expect(await ownershipOf(resource)).toMatchObject({
      owner: payments,
      basis: 'claim',
      source: request.id,
      component: 'component:default/payments-api',
      ownerState: 'active',
    });
    const { streams } = await portal.as(alice).getEntityStreams({
      kind: 'component',
      namespace: 'default',
      name: 'payments-api',
    });
    expect(streams).toContainEqual(
      expect.objectContaining({ resource, relation: 'confirmed' }),
    );
    const { items } = await portal.as(alice).listEvents(request.id);
    expect(items).toContainEqual(
      expect.objectContaining({
        type: 'change.succeeded',
        message: 'Written to our records',
      }),
    );
  });

  it('asks both teams when the platform passes a resource on', async () => {
    const resource = `dev/topic/${await topicOfOrders(portal)}`;
    const request = await file(portal, petra, toOwn(resource, payments));
    expect(asked(request)).toEqual([
      ['resource owner', orders],
      ['new owner', payments],
    ]);
    const half = await approve(oscar, 'resource owner', request);
    expect(half.status).toBe('in_review');
    expect((await ownershipOf(resource)).owner).toBe(orders);
    await approve(alice, 'new owner', request);
    await portal.reached(request.id, 'verified');
    expect(await ownershipOf(resource)).toMatchObject({
      owner: payments,
      basis: 'transfer',
      source: request.id,
    });
  });

  it('asks only the other team when one of the two asks', async () => {
    const resource = `dev/topic/${await topicOfOrders(portal)}`;
    const give = await portal.as(oscar).preview(toOwn(resource, payments));
    expect(asked(give)).toEqual([['new owner', payments]]);
    const take = await portal.as(alice).preview(toOwn(resource, payments));
    expect(asked(take)).toEqual([['resource owner', orders]]);
  });

  it('transfers back by a revert, which both teams see again', async () => {
    const resource = `dev/topic/${await topicOfOrders(portal)}`;
    const request = await file(portal, oscar, toOwn(resource, payments));
    await approve(alice, 'new owner', request);
    await portal.reached(request.id, 'verified');
    const back = await portal
      .as(petra)
      .revert(request.id, 'too early', freshName());
    expect(back).toMatchObject({
      kind: 'ownership',
      spec: {
        resource,
        owner: orders,
        component: 'component:default/orders-api',
      },
    });
    expect(asked(back).map(([role]) => role)).toEqual([
      'resource owner',
      'new owner',
    ]);
  });

  it('lets nobody review their own claim', async () => {
    const resource = await foundTopic();
    const request = await file(
      portal,
      petra,
      toOwn(resource, 'group:default/platform'),
    );
    await expect(approve(petra, 'platform', request)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('nobody reviews their own'),
    });
    await approve(paul as Person, 'platform', request);
    await portal.reached(request.id, 'verified');
  });

  it('denies what a stranger asks, and says who can', async () => {
    const resource = await foundTopic();
    const request = await file(portal, nora, toOwn(resource, payments));
    expect(request.status).toBe('denied');
    expect(request.evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'ownership-requester',
        outcome: 'fail',
        remedy: {
          text: `Ask for a team of your own, or let somebody of ${payments} ask`,
        },
      }),
    );
  });

  it('denies a group that is not there', async () => {
    const resource = await foundTopic();
    const { evaluation } = await portal
      .as(petra)
      .preview(toOwn(resource, 'group:default/ghosts'));
    expect(evaluation.decision).toBe('deny');
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'new-owner-group',
        outcome: 'fail',
        message: 'The software catalog has no group "group:default/ghosts"',
      }),
    );
  });

  it('denies a group in which nobody is', async () => {
    const resource = await foundTopic();
    const { evaluation } = await portal
      .as(petra)
      .preview(toOwn(resource, 'group:default/moved-on'));
    expect(evaluation.decision).toBe('deny');
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'new-owner-group',
        message:
          'group:default/moved-on has no members, so nobody would answer',
      }),
    );
  });

  it('shows a component of another team', async () => {
    const { evaluation } = await portal.as(alice).preview(
      toOwn(await foundTopic(), payments, {
        component: 'component:default/orders-api',
      }),
    );
    expect(evaluation.findings).toContainEqual(
      expect.objectContaining({
        rule: 'ownership-conflict',
        effect: 'warn',
        outcome: 'fail',
        message: `component:default/orders-api is owned by ${orders} in the software catalog, not by ${payments}`,
      }),
    );
  });

  it('runs on a cluster that is only observed', async () => {
    const { items } = await portal.as(alice).listKinds();
    expect(items.find(({ id }) => id === 'ownership')?.modes).toEqual({
      dev: 'apply',
      prod: 'apply',
      watched: 'apply',
    });
    const resource = await foundTopic('watched');
    const request = await file(portal, alice, toOwn(resource, payments));
    await approve(petra, 'platform', request);
    await portal.reached(request.id, 'verified');
    expect((await ownershipOf(resource)).owner).toBe(payments);
  });

  it('takes one request at a time for the owner of a resource', async () => {
    const resource = await foundTopic();
    const first = await file(portal, alice, toOwn(resource, payments));
    await expect(
      file(portal, oscar, toOwn(resource, orders)),
    ).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining(first.id),
    });
  });

  it('owns groups, principals and connectors, whatever their names', async () => {
    for (const resource of [
      'dev/group/Team%2FBilling',
      'dev/principal/User%3Abilling',
      'dev/connector/main%2Forders-sink',
    ]) {
      const request = await file(portal, alice, toOwn(resource, payments));
      await approve(petra, 'platform', request);
      await portal.reached(request.id, 'verified');
      expect((await ownershipOf(resource)).owner).toBe(payments);
    }
  });

  it.each([
    ['dev/topic/no.such.topic.v1', payments, /There is no topic "no.such.top/],
    ['dev/quota/user=a', payments, /has no owner of its own|Not a resource/],
    ['dev/topic/a%2Eb', payments, /must be written "dev\/topic\/a.b"/],
    ['orders.v1', payments, /Not a resource: "orders.v1"/],
    ['dev/group/a', alice, /must be a group such as/],
  ])('refuses %s for %s', async (resource, owner, says) => {
    await expect(
      portal.as(alice).preview({ ...toOwn(resource, owner), cluster: 'dev' }),
    ).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(says),
    });
  });

  it('refuses a resource of another cluster', async () => {
    await expect(
      portal
        .as(alice)
        .preview({ ...toOwn('prod/group/a', payments), cluster: 'dev' }),
    ).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('Valid is a resource of that cluster'),
    });
  });

  it('asks the new owner about what is open on the resource', async () => {
    const open = await inReview(portal);
    expect(asked(open)).toEqual([['resource owner', orders]]);
    const [resource] = open.resources;
    const platform = 'group:default/platform';
    const transfer = await file(portal, oscar, toOwn(resource, platform));
    await approve(petra, 'new owner', transfer);
    await portal.reached(transfer.id, 'verified');
    await eventually(async () => {
      const now = await portal.as(petra).getRequest(open.id);
      expect(asked(now)).toEqual([['resource owner', platform]]);
      expect(now.reviewableRoles).toEqual(['resource owner']);
    });
    await expect(approve(oscar, 'resource owner', open)).rejects.toMatchObject({
      status: 403,
    });
    await eventually(async () =>
      expect(portal.notifications.send).toHaveBeenCalledWith(
        expect.objectContaining({
          recipients: expect.objectContaining({ entityRef: [platform] }),
          payload: expect.objectContaining({
            title: expect.stringContaining(`To review: ${open.title}`),
          }),
        }),
      ),
    );
    const { items } = await portal.as(petra).listEvents(open.id);
    expect(items.at(-1)).toMatchObject({
      type: 'plan.replaced',
      actor: 'system',
      message: 'Others must agree now than before',
    });
  });
});
