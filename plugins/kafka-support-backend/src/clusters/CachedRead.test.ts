import type { Known } from '@kafka-support/backstage-plugin-kafka-support-node';
import { CachedRead } from './CachedRead';

const readAt = '2026-01-01T00:00:00.000Z';
const is = (value: number): Known<number> => ({ known: true, value, readAt });
const gone: Known<number> = {
  known: false,
  figure: 'brokers',
  reason: 'no broker answered',
};

function setUp(...results: Known<number>[]) {
  let now = Date.parse(readAt);
  const read = jest.fn(async () => results.shift()!);
  const cached = new CachedRead<number>({
    read,
    freshMs: 3_000,
    staleMs: 10_000,
    now: () => new Date(now),
  });
  return {
    cached,
    read,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('CachedRead', () => {
  it('reads once for all who ask at the same time, and while it is fresh', async () => {
    const { cached, read, pass } = setUp(is(1));
    expect(await Promise.all([cached.get(), cached.get()])).toEqual([
      is(1),
      is(1),
    ]);
    pass(2_999);
    expect(await cached.get()).toEqual(is(1));
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('answers what is stale at once and reads behind it', async () => {
    const { cached, pass } = setUp(is(1), is(2));
    await cached.get();
    pass(3_000);
    expect(await cached.get()).toEqual(is(1));
    expect(await cached.get()).toEqual(is(2));
  });

  it('lets everybody wait for what is too old', async () => {
    const { cached, pass } = setUp(is(1), is(2));
    await cached.get();
    pass(10_000);
    expect(await cached.get()).toEqual(is(2));
  });

  it('believes that nothing is known for a second only', async () => {
    const { cached, read, pass } = setUp(gone, is(2));
    expect(await cached.get()).toEqual(gone);
    pass(999);
    expect(await cached.get()).toEqual(gone);
    expect(read).toHaveBeenCalledTimes(1);
    pass(1);
    expect(await cached.get()).toEqual(is(2));
  });

  it('forgets what was read before something changed, under way or not', async () => {
    const { cached } = setUp(is(1), is(2));
    const before = cached.get();
    cached.forget();
    expect(await cached.get()).toEqual(is(2));
    expect(await before).toEqual(is(1));
    expect(await cached.get()).toEqual(is(2));
  });
});
