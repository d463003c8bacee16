import { topicsNamedIn } from './annotations';

describe('topics named in an annotation', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['orders.placed', [{ cluster: undefined, topic: 'orders.placed' }]],
    [
      ' prod/orders.placed ,dev/orders.placed',
      [
        { cluster: 'prod', topic: 'orders.placed' },
        { cluster: 'dev', topic: 'orders.placed' },
      ],
    ],
    ['no topic!, a/b/c, ,orders', [{ cluster: undefined, topic: 'orders' }]],
    ['x'.repeat(250), []],
    [{ topic: 'orders' }, []],
    [`orders,${'x'.repeat(30_000)}`, [{ cluster: undefined, topic: 'orders' }]],
  ])('of "%s" are read, and what is none is left out', (text, topics) => {
    expect(topicsNamedIn(text)).toEqual(topics);
  });

  it('are none beyond the length that is read', () => {
    expect(topicsNamedIn(`${', '.repeat(10_000)}orders`)).toEqual([]);
    expect(topicsNamedIn('x'.repeat(30_000))).toEqual([]);
  });
});
