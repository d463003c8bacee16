import { eventually } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import {
  alice,
  failed,
  file,
  inReview,
  newTopic,
  oscar,
  petra,
  topicOfOrders,
  unknown,
  verified,
} from './__testUtils__/scenes';
import type { Portal } from './__testUtils__/Portal';
import { startPortal } from './__testUtils__/startPortal';

describe('kafkaSupportPlugin', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });

  it('applies at once what is within the limits, and says who owns it', async () => {
    const ask = newTopic();
    const client = portal.as(alice);
    const preview = await client.preview(ask);
    expect(preview.evaluation.decision).toBe('allow');
    expect(preview.reviewers).toEqual([]);
    const submitted = await client.submit(
      { ...ask, plan: preview.plan, justification: 'needed' },
      'at-once',
    );
    expect(submitted.status).toBe('approved');

    const request = await portal.reached(submitted.id, 'verified');
    const { name } = request.spec as { name: string };
    expect(await portal.admins.dev.describeTopic(name)).toMatchObject({ name });
    expect(
      (await client.listEvents(request.id)).items.map(({ type }) => type),
    ).toEqual([
      'submitted',
      'status.changed',
      'change.started',
      'change.succeeded',
      'status.changed',
      'verification',
    ]);
    await eventually(async () =>
      expect((await client.listResources({ q: name })).items).toMatchObject([
        { name, cluster: 'dev', owner: 'group:default/payments' },
      ]),
    );
    const { streams } = await client.getEntityStreams({
      kind: 'component',
      namespace: 'default',
      name: 'payments-api',
    });
    expect(streams).toContainEqual(
      expect.objectContaining({ topic: name, relation: 'confirmed' }),
    );
  });

  it('answers the same request to the same idempotency key', async () => {
    const ask = newTopic();
    const { plan } = await portal.as(alice).preview(ask);
    const body = { ...ask, plan, justification: 'needed' };
    const first = await portal.as(alice).submit(body, 'once');
    const second = await portal.as(alice).submit(body, 'once');
    expect(second.id).toBe(first.id);
    await expect(
      portal.as(alice).submit({ ...body, justification: 'else' }, 'once'),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('waits for the owner of a resource, who sees it and is told', async () => {
    portal.notifications.send.mockClear();
    const request = await inReview(portal);
    expect(request.status).toBe('in_review');
    expect(request.actions).toEqual(['comment', 'edit', 'cancel']);
    await eventually(async () =>
      expect(portal.notifications.send).toHaveBeenCalledWith(
        expect.objectContaining({
          recipients: expect.objectContaining({
            entityRef: expect.arrayContaining(['group:default/orders']),
          }),
        }),
      ),
    );

    const mine = await portal.as(oscar).listRequests({ toReview: true });
    expect(mine.items.map(({ id }) => id)).toContain(request.id);
    const seen = await portal.as(oscar).getRequest(request.id);
    expect(seen.reviewableRoles).toEqual(['resource owner']);

    await portal.as(oscar).review(request.id, {
      verdict: 'approve',
      role: 'resource owner',
      planDigest: seen.plan.digest,
      comment: 'Fine with us',
    });
    await portal.reached(request.id, 'verified');
    const evidence = await portal.as(petra).getEvidence(request.id);
    expect(evidence.reviews).toMatchObject([
      {
        reviewer: oscar,
        role: 'resource owner',
        verdict: 'approve',
        planDigest: seen.plan.digest,
        comment: 'Fine with us',
      },
    ]);
    const audit = await portal
      .as(petra)
      .listAudit({ resource: request.resources[0], actor: oscar });
    expect(audit.items).toContainEqual(
      expect.objectContaining({
        requestId: request.id,
        type: 'review.given',
        planDigest: seen.plan.digest,
      }),
    );
  });

  it('answers the fresh preview when the plan that was seen is outdated', async () => {
    const ask = newTopic();
    const { plan } = await portal.as(alice).preview(ask);
    const more = { ...ask.spec, partitions: 7 };
    await expect(
      portal
        .as(alice)
        .submit({ ...ask, spec: more, plan, justification: 'needed' }, 'k-7'),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      status: 409,
      details: {
        spec: expect.objectContaining({ partitions: 7 }),
        plan: { digest: expect.not.stringMatching(plan.digest) },
        evaluation: { decision: 'allow' },
      },
    });
  });

  it('gives one of two verdicts at once, and tells the other what happened', async () => {
    const { id, plan } = await inReview(portal);
    const review = (verdict: 'approve' | 'reject') =>
      portal.as(oscar).review(id, {
        verdict,
        role: 'resource owner',
        planDigest: plan.digest,
      });
    const outcomes = await Promise.allSettled([
      review('approve'),
      review('reject'),
    ]);
    const refusals = outcomes.filter(({ status }) => status === 'rejected');
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({
      reason: {
        status: 409,
        details: { requestId: id, status: expect.any(String) },
      },
    });
  });

  it('shows a refusal in the words of the broker, and tries again', async () => {
    const request = await failed(portal);
    expect(request.statusReason).toContain('Not on a Saturday');
    await portal.as(alice).retry(request.id);
    await portal.reached(request.id, 'verified');
  });

  it('settles what nobody answered by reading the cluster', async () => {
    const request = await unknown(portal);
    await portal.as(alice).reconcile(request.id);
    await portal.reached(request.id, 'verified');
    const events = await portal.as(alice).listEvents(request.id);
    expect(events.items.map(({ type }) => type)).toContain('change.found-done');
  });

  it('files the inverse as a request of its own', async () => {
    const request = await verified(portal);
    const inverse = await portal
      .as(alice)
      .revert(request.id, 'no longer needed', 'inverse');
    expect(inverse).toMatchObject({
      kind: 'topic-config',
      revertOf: request.id,
      requester: alice,
      status: 'in_review',
    });
  });

  it('cancels, and lets the next request for the same resource in', async () => {
    const first = await inReview(portal);
    const again = {
      kind: first.kind,
      cluster: first.cluster,
      component: first.component,
      spec: first.spec,
    };
    await expect(file(portal, alice, again)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining(first.id),
    });
    await portal.as(alice).comment(first.id, 'Not now');
    expect((await portal.as(alice).cancel(first.id)).status).toBe('cancelled');
    const second = await file(portal, alice, again);
    expect(second.status).toBe('in_review');
  });

  it('holds approved requests back on a paused cluster until it is resumed', async () => {
    const name = await topicOfOrders(portal);
    await portal.as(petra).pauseCluster('dev', 'broker replacement');
    const request = await file(portal, oscar, {
      kind: 'topic-config',
      cluster: 'dev',
      component: 'component:default/orders-api',
      spec: { name, set: { 'segment.ms': '86400000' } },
    });
    expect(request.status).toBe('approved');
    expect(await portal.as(alice).getCluster('dev')).toMatchObject({
      paused: { by: petra, reason: 'broker replacement' },
    });
    const resumed = await portal.as(petra).resumeCluster('dev');
    expect(resumed.paused).toBeUndefined();
    await portal.reached(request.id, 'verified');
  });

  it('takes no request on a cluster in mode observe, but previews', async () => {
    const ask = { ...newTopic(), cluster: 'watched' };
    const { plan } = await portal.as(alice).preview(ask);
    expect(plan.changes).toHaveLength(1);
    await expect(
      portal
        .as(alice)
        .submit({ ...ask, plan, justification: 'needed' }, 'watched'),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('mode observe'),
    });
  });

  it('describes kinds and rules with what they mean on each cluster', async () => {
    const { items: kinds } = await portal.as(alice).listKinds();
    expect(kinds.map(({ id }) => id)).toEqual([
      'topic-create',
      'topic-config',
      'topic-partitions',
      'access',
      'quota',
      'topic-delete',
      'group-delete',
      'group-restore',
      'ownership',
      'adopt-drift',
    ]);
    expect(kinds[0]).toMatchObject({
      modes: { dev: 'apply', prod: 'apply', watched: 'observe' },
      specJsonSchema: { properties: { name: expect.anything() } },
    });
    const { items: rules } = await portal.as(alice).listGuardrails();
    const limits = rules.find(
      ({ id }) => id === 'partitions-per-topic',
    )!.limits;
    expect(Object.keys(limits)).toEqual(['dev', 'prod', 'watched']);
  });

  it('exports the audit trail', async () => {
    await inReview(portal);
    const { status, body } = await portal.call(
      petra,
      'GET',
      `/audit?format=csv&actor=${alice}`,
    );
    expect(status).toBe(200);
    const lines = body.trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(
      lines.slice(1).every((line: string) => line.includes(`"${alice}"`)),
    ).toBe(true);
  });

  it('never answers a secret of the configuration', async () => {
    const answer = await portal.call(alice, 'GET', '/clusters');
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  });
});
