import { fixQuery } from './fixQuery';

describe('what fills in the form that settles a mark', () => {
  it.each([
    [{ topic: 'orders' }, 'cluster=prod&topic=orders'],
    [
      { resource: 'prod/principal/User%3Aa' },
      'cluster=prod&resource=prod%2Fprincipal%2FUser%253Aa',
    ],
    [
      { name: 'orders.v2', partitions: 4, parallelReaders: undefined },
      'cluster=prod&name=orders.v2&partitions=4',
    ],
    [
      { set: { 'cleanup.policy': 'compact' }, unset: ['segment.ms', 'x'] },
      'cluster=prod&set.cleanup.policy=compact&unset=segment.ms&unset=x',
    ],
  ])('says %j as an address', (spec, query) => {
    expect(fixQuery('prod', spec).toString()).toBe(query);
  });
});
