import { isValidEntityName } from './__testUtils__/isValidEntityName';
import { clusterEntityName, topicEntityName } from './entityName';

const long = 'x'.repeat(249);

describe('the name of a topic’s entity', () => {
  it('is cluster and topic where they fit', () => {
    expect(topicEntityName('prod', 'orders.order-placed.v1')).toBe(
      'prod.orders.order-placed.v1',
    );
  });

  it('keeps what fits to the last character', () => {
    const name = 'x'.repeat(63 - 'prod.'.length);
    expect(topicEntityName('prod', name)).toBe(`prod.${name}`);
    expect(topicEntityName('prod', `${name}x`)).toMatch(/-[0-9a-f]{16}$/);
  });

  it.each([
    ['capitals', 'Orders'],
    ['a leading underscore', '_internal'],
    ['two dots', 'a..b'],
    ['a dot at the end', 'a.'],
    ['249 characters', long],
    ['nothing that can be kept', '___'],
    ['what looks like a hash', 'orders-0123456789abcdef'],
  ])('is valid, the same each time, and its own, with %s', (_, topic) => {
    const made = topicEntityName('prod', topic);
    expect(isValidEntityName(made)).toBe(true);
    expect(made).toMatch(/-[0-9a-f]{16}$/);
    expect(topicEntityName('prod', topic)).toBe(made);
    expect(topicEntityName('prod', `${topic.slice(0, 248)}y`)).not.toBe(made);
    expect(topicEntityName('dev', topic)).not.toBe(made);
  });

  it('differs for every two of the names that are easily taken for each other', () => {
    const topics = [
      'orders.a',
      'Orders.a',
      'ORDERS.A',
      'orders_a',
      'orders-a',
      'orders..a',
      '.orders.a',
      'orders.a.',
      long,
      `${long.slice(1)}y`,
      // What another one is made into, as a name of its own.
      topicEntityName('prod', 'Orders.a').replace(/^prod-/, ''),
    ];
    const clusters = ['prod', 'Prod', 'prod.orders', 'prod-orders'];
    const names = clusters.flatMap(cluster => [
      clusterEntityName(cluster),
      ...topics.map(topic => topicEntityName(cluster, topic)),
    ]);
    // The catalog does not tell capitals apart.
    const distinct = new Set(names.map(name => name.toLowerCase()));
    expect(distinct.size).toBe(clusters.length * (topics.length + 1));
    expect(names.filter(name => !isValidEntityName(name))).toEqual([]);
  });

  it('tells a dot of the cluster from one of the topic', () => {
    expect(topicEntityName('eu.prod', 'orders')).not.toBe(
      topicEntityName('eu', 'prod.orders'),
    );
  });
});

describe('the name of a cluster’s entity', () => {
  it.each([
    ['prod', 'kafka-prod'],
    ['Prod', expect.stringMatching(/^kafka-prod-[0-9a-f]{16}$/)],
  ])('of "%s" is %p', (cluster, name) => {
    expect(clusterEntityName(cluster)).toEqual(name);
  });
});
