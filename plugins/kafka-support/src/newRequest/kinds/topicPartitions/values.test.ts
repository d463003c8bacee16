import { specFromQuery, toSpec, valuesFrom } from './values';

describe('values of topic-partitions', () => {
  it.each([
    { topic: 'orders.order.placed.v1', partitions: 12, keyed: true },
    { topic: 'orders.order.placed.v1', partitions: 12, keyed: false },
    { topic: 'orders.order.placed.v1', partitions: 12 },
    {},
  ])('become the spec that they were made from: %j', spec => {
    expect(toSpec(valuesFrom(spec))).toEqual(spec);
  });

  it('take topic, count and keys from the address, and leave out what is none', () => {
    expect(
      specFromQuery(new URLSearchParams('topic=a.b&partitions=6&keyed=false')),
    ).toEqual({ topic: 'a.b', partitions: 6, keyed: false });
    expect(
      specFromQuery(new URLSearchParams('topic=a.b&partitions=x&keyed=maybe')),
    ).toEqual({ topic: 'a.b' });
  });
});
