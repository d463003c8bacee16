import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { signIn } from './signIn.ts';

/** What finds a request again among those of the same person. */
function nameOf({ spec }: { spec: { name?: string; topic?: string } }): string {
  return spec.name ?? spec.topic ?? '';
}

/** States that a request leaves by itself. */
const moving = ['approved', 'applying'];
const settleMs = 20_000;

const MiB = 1024 ** 2;
const days = (count: number) => count * 86_400_000;

/** What the people of the example organisation asked for before anybody looks. */
const examples = [
  {
    // Inside every guardrail: applied at once, and payments is confirmed as its owner.
    person: 'user:default/alice',
    justification:
      'Refunds get their own stream, so that the ledger can book them apart',
    ask: {
      kind: 'topic-create',
      cluster: 'prod',
      component: 'component:default/payments-api',
      spec: {
        name: 'payments.refunded.v1',
        expectedBytesPerSecond: MiB / 4,
        peakBytesPerSecond: MiB,
        orderingKey: 'payment id',
        parallelReaders: 3,
        retentionMs: days(7),
        producers: [{ principal: 'User:payments-api' }],
        consumers: [{ principal: 'User:ledger', group: 'ledger' }],
      },
    },
  },
  {
    person: 'user:default/bob',
    justification: 'Try out cancellations before we ask for production',
    ask: {
      kind: 'topic-create',
      cluster: 'dev',
      component: 'component:default/orders-api',
      spec: {
        name: 'orders.cancelled.v1',
        parallelReaders: 2,
        retentionMs: days(1),
      },
    },
  },
  {
    // Another team's topic: payments has to agree.
    person: 'user:default/bob',
    justification: 'Refunds carry the whole basket from next month on',
    ask: {
      kind: 'topic-config',
      cluster: 'prod',
      component: 'component:default/orders-api',
      spec: {
        name: 'payments.refunded.v1',
        set: { 'max.message.bytes': String(2 * MiB) },
      },
    },
  },
  {
    // Confidential data, so security has to agree; it ends by itself.
    person: 'user:default/alice',
    justification: 'Fraud scoring compares refunds for a week',
    ask: {
      kind: 'access',
      cluster: 'prod',
      component: 'component:default/payments-api',
      spec: {
        action: 'grant',
        principal: 'User:fraud-scoring',
        profile: 'consumer',
        topic: 'payments.refunded.v1',
        group: 'fraud-scoring',
        until: new Date(Date.now() + days(7)).toISOString().slice(0, 10),
      },
    },
  },
  {
    // Kept for long, so it is large: platform and FinOps have to agree.
    person: 'user:default/alice',
    justification: 'Auditors compare the books of a whole month',
    ask: {
      kind: 'topic-create',
      cluster: 'prod',
      component: 'component:default/payments-api',
      spec: {
        name: 'payments.reconciled.v1',
        expectedBytesPerSecond: MiB / 2,
        orderingKey: 'account id',
        parallelReaders: 6,
        retentionMs: days(30),
        producers: [{ principal: 'User:payments-api' }],
      },
    },
  },
];

/**
 * Files the example requests with a portal that has none yet. The first makes a
 * topic whose owner is confirmed, as any owner is: by a request.
 */
export async function fileExampleRequests(url: string): Promise<void> {
  const tokens = new Map<string, string>();
  for (const { person, justification, ask } of examples) {
    if (!tokens.has(person)) tokens.set(person, await signIn(url, person));
    const call = (path: string, body?: unknown) =>
      callApi(url, tokens.get(person)!, path, body);
    const earlier = await call(
      `requests?${new URLSearchParams({
        requester: person,
        kind: ask.kind,
        q: nameOf(ask),
      })}`,
    );
    if (earlier.totalItems > 0) continue;
    const { plan } = await call('preview', ask);
    let request = await call('requests', { ...ask, plan, justification });
    // The next one may be about what this one makes.
    const deadline = Date.now() + settleMs;
    while (moving.includes(request.status) && Date.now() < deadline) {
      await delay(200);
      request = await call(`requests/${request.id}`);
    }
  }
}

async function callApi(
  url: string,
  token: string,
  path: string,
  body?: unknown,
): Promise<any> {
  const answer = await fetch(`${url}/api/kafka-support/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(
      `The portal refused ${path}: ${answer.status} ${await answer.text()}`,
    );
  }
  return answer.json();
}
