import { mockServices } from '@backstage/backend-test-utils';
import {
  IndexBuilder,
  LunrSearchEngine,
} from '@backstage/plugin-search-backend-node';
import {
  kafkaReadPermission,
  type Resource,
  type ResourceList,
  type ResourceListQuery,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { KafkaCollatorFactory } from './KafkaCollatorFactory';
import { readResources } from './readDocuments';

const topic = (name: string): Resource => ({
  resource: `prod/topic/${name}`,
  cluster: 'prod',
  type: 'topic',
  name,
  internal: false,
});

const PAGE = 2;

/** A backend with these topics, which may stop answering after some pages. */
class FakeBackend {
  answers = Infinity;
  readonly asked: ResourceListQuery[] = [];

  constructor(public topics: string[]) {}

  listResources = async (query: ResourceListQuery): Promise<ResourceList> => {
    this.asked.push(query);
    if (this.answers === 0) throw new Error('The backend does not answer');
    this.answers -= 1;
    const all = query.type === 'topic' ? this.topics : [];
    const from = Number(query.cursor ?? 0);
    return {
      items: all.slice(from, from + PAGE).map(topic),
      nextCursor: all.length > from + PAGE ? String(from + PAGE) : undefined,
    } as ResourceList;
  };
}

async function setUp(topics: string[]) {
  const backend = new FakeBackend(topics);
  const logger = mockServices.logger.mock();
  const engine = new LunrSearchEngine({ logger });
  const builder = new IndexBuilder({ searchEngine: engine, logger });
  let index: () => Promise<void> = async () => undefined;
  builder.addCollator({
    schedule: {
      run: async ({ fn }) => {
        index = async () => fn(new AbortController().signal);
      },
    },
    factory: KafkaCollatorFactory.create({
      type: 'kafka-resource',
      visibilityPermission: kafkaReadPermission,
      read: () => readResources(backend, '/kafka-support'),
    }),
  });
  (await builder.build()).scheduler.start();
  const find = async (term: string) =>
    (await engine.query({ term, types: ['kafka-resource'] })).results.map(
      ({ document }) => document.title,
    );
  return { backend, find, index: () => index() };
}

describe('the collator', () => {
  it('reads all pages of topics and of groups, without what Kafka made for itself', async () => {
    const { backend, find, index } = await setUp([
      'orders',
      'payments',
      'shipments',
    ]);
    await index();
    expect(await find('orders')).toEqual(['orders']);
    expect(await find('shipments')).toEqual(['shipments']);
    expect(
      backend.asked.map(({ type, cursor, internal }) => [
        type,
        cursor,
        internal,
      ]),
    ).toEqual([
      ['topic', undefined, false],
      ['topic', '2', false],
      ['group', undefined, false],
    ]);
  });

  it('keeps the whole old index when the backend stops answering midway', async () => {
    const { backend, find, index } = await setUp([
      'orders',
      'payments',
      'shipments',
    ]);
    await index();
    backend.topics = ['refunds', 'invoices', 'ledger'];
    backend.answers = 1;
    await expect(index()).rejects.toThrow('The backend does not answer');
    expect(await find('shipments')).toEqual(['shipments']);
    expect(await find('refunds')).toEqual([]);
    backend.answers = Infinity;
    await index();
    expect(await find('ledger')).toEqual(['ledger']);
  });

  it.each([
    ['an answer of another shape', { things: [] }],
    [
      'the same page for ever',
      { items: [topic('one')], nextCursor: 'the same' },
    ],
  ])('ends with an error at %s', async (_, answer) => {
    const { backend, index } = await setUp([]);
    backend.listResources = async () => answer as ResourceList;
    await expect(index()).rejects.toThrow();
  });
});
