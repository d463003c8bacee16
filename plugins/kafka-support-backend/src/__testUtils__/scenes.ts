import type {
  PreviewInput,
  Request,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Person } from './organisation';
import type { Portal } from './Portal';

export const alice = 'user:default/alice';
export const oscar = 'user:default/oscar';
export const nora = 'user:default/nora';
export const petra = 'user:default/petra';

let names = 0;
/** A name that nobody has used. */
export const freshName = (): string => {
  names += 1;
  return `shop.scene.happened${names}.v1`;
};

/** An ask for a new topic that is within every limit. */
export const newTopic = (
  component: 'payments-api' | 'orders-api' = 'payments-api',
  more: Record<string, any> = {},
): PreviewInput => ({
  kind: 'topic-create',
  cluster: 'dev',
  component: `component:default/${component}`,
  spec: {
    name: freshName(),
    expectedBytesPerSecond: 1_000,
    orderingKey: 'order id',
    ...more,
  },
});

/** Previews and submits. */
export async function file(
  portal: Portal,
  who: Person,
  ask: PreviewInput,
): Promise<Request> {
  const { plan } = await portal.as(who).preview(ask);
  return portal
    .as(who)
    .submit({ ...ask, plan, justification: 'a scene' }, freshName());
}

/** A topic of the team orders, made by a request of Oscar. */
export async function topicOfOrders(portal: Portal): Promise<string> {
  const request = await file(portal, oscar, newTopic('orders-api'));
  await portal.reached(request.id, 'verified');
  return request.spec.name as string;
}

/** A topic of orders that somebody changed past the requests. */
export async function driftedTopicOfOrders(portal: Portal): Promise<string> {
  const name = await topicOfOrders(portal);
  await portal.admins.dev.alterTopicConfig({
    name,
    set: { 'segment.ms': '3600000' },
    unset: [],
  });
  return name;
}

/** Alice asks for a change of a topic of orders; Oscar is asked to review. */
export async function inReview(portal: Portal): Promise<Request> {
  const name = await topicOfOrders(portal);
  return file(portal, alice, {
    kind: 'topic-config',
    cluster: 'dev',
    component: 'component:default/payments-api',
    spec: { name, set: { 'segment.ms': '86400000' } },
  });
}

const approve = (portal: Portal, who: Person, request: Request) =>
  portal.as(who).review(request.id, {
    verdict: 'approve',
    role: who === petra ? 'platform' : 'resource owner',
    planDigest: request.plan.digest,
  });

/** The same, approved and applied. */
export async function verified(portal: Portal): Promise<Request> {
  const request = await inReview(portal);
  await approve(portal, oscar, request);
  return portal.reached(request.id, 'verified');
}

/** Alice asked for a topic for orders; the cluster refused its last change. */
export async function failed(portal: Portal): Promise<Request> {
  portal.admins.dev.fail('createAcls', {
    how: 'refused',
    code: 'POLICY_VIOLATION',
    sentence: 'Not on a Saturday',
  });
  return halfApplied(portal, 'failed');
}

/** The same, but no answer came to the last change. */
export async function unknown(portal: Portal): Promise<Request> {
  portal.admins.dev.fail('createAcls', { how: 'no answer', done: true });
  return halfApplied(portal, 'unknown');
}

async function halfApplied(
  portal: Portal,
  status: 'failed' | 'unknown',
): Promise<Request> {
  const request = await file(
    portal,
    alice,
    newTopic('orders-api', { producers: [{ principal: 'User:orders-api' }] }),
  );
  await approve(portal, petra, request);
  return portal.reached(request.id, status);
}
