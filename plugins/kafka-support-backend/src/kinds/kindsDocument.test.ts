import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { createAdoptDriftKind } from './adopt-drift';
import { builtInKinds } from './builtInKinds';
import { kindsDocument } from './kindsDocument';
import { createOwnershipKind } from './ownership';

const path = resolve(__dirname, '../../../../docs/request-kinds.md');

const topic = 'orders.order.placed.v1';

/** One usual spec of each kind. */
const specs: Record<string, unknown> = {
  'topic-create': {
    name: topic,
    expectedBytesPerSecond: 262_144,
    orderingKey: 'order id',
    parallelReaders: 6,
    retentionMs: 604_800_000,
    producers: [{ principal: 'User:orders-api' }],
    consumers: [{ principal: 'User:billing', group: 'billing' }],
  },
  'topic-config': { name: topic, set: { 'max.message.bytes': '2097152' } },
  'topic-partitions': { topic, partitions: 12, keyed: false },
  access: {
    action: 'grant',
    principal: 'User:billing',
    profile: 'consumer',
    topic,
    group: 'billing',
    until: '2027-01-31',
  },
  quota: { user: 'billing', consumerBytesPerSecond: 5_242_880 },
  'topic-delete': { topic },
  'group-delete': { group: 'billing' },
  'group-restore': {
    group: 'billing',
    offsets: [{ topic, partition: 0, offset: 42 }],
  },
  ownership: {
    resource: `prod/topic/${topic}`,
    owner: 'group:default/orders',
    component: 'component:default/orders-api',
  },
  'adopt-drift': { topic },
};

const unread = () => {
  throw new Error('The document says nothing of what is there');
};

const kinds: RequestKind[] = [
  ...builtInKinds,
  createOwnershipKind({ ownerships: { get: unread, getMany: unread } as any }),
  createAdoptDriftKind({ drift: {} as any }),
];

describe('docs/request-kinds.md', () => {
  const fresh = kindsDocument(
    kinds.map(kind => ({ kind, spec: specs[kind.id] })),
  );
  if (process.env.UPDATE_DOCS) writeFileSync(path, fresh);

  it('tells the kinds as they are (otherwise run this test with UPDATE_DOCS=1)', () => {
    expect(readFileSync(path, 'utf8')).toBe(fresh);
  });

  it.each(kinds.map(kind => [kind.id, kind]))(
    'shows a spec of %s that its schema takes',
    (id, kind) => {
      expect(kind.specSchema.safeParse(specs[id]).error).toBeUndefined();
    },
  );
});
