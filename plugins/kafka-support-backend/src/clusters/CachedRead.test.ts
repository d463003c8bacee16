import type { Known } from '@kafka-support/backstage-plugin-kafka-support-node';
import { CachedRead } from './CachedRead';

function setUp({ freshMs = 1000 } = {}) {
  let now = 0;
  const reads: { answer(value: Known<number>): void }[] = [];
  const cache = new CachedRead<number>({
    freshMs,
    staleMs: 5000,
    now: () => new Date(now),
    read: () =>
      new Promise(resolve => {
        reads.push({ answer: resolve });
      }),
  });
  return {
    cache,
    reads,
    passMs(ms: number) {
      now += ms;
    },
  };
}
const known = (value: number): Known<number> => ({
  known: true,
  value,
  readAt: 'then',
});
const unknown: Known<number> = { known: false, figure: 'n', reason: 'dead' };

describe('CachedRead', () => {
  it('reads once for all who ask at the same time', async () => {
    const { cache, reads } = setUp();
    const asked = [cache.get(), cache.get(), cache.get()];
    expect(reads).toHaveLength(1);
    reads[0].answer(known(1));
    expect(await Promise.all(asked)).toEqual([known(1), known(1), known(1)]);
  });

  it('does not read again what is fresh', async () => {
    const { cache, reads, passMs } = setUp();
    const first = cache.get();
    reads[0].answer(known(1));
    await first;
    passMs(999);
    expect(await cache.get()).toEqual(known(1));
    expect(reads).toHaveLength(1);
  });

  it('answers what is stale at once and reads it again meanwhile', async () => {
    const { cache, reads, passMs } = setUp();
    const first = cache.get();
    reads[0].answer(known(1));
    await first;
    passMs(1000);
    expect(await cache.get()).toEqual(known(1));
    expect(await cache.get()).toEqual(known(1));
    expect(reads).toHaveLength(2);
    reads[1].answer(known(2));
    await Promise.resolve();
    await Promise.resolve();
    expect(await cache.get()).toEqual(known(2));
  });

  it('lets everybody wait when what it has is too old', async () => {
    const { cache, reads, passMs } = setUp();
    const first = cache.get();
    reads[0].answer(known(1));
    await first;
    passMs(5000);
    const second = cache.get();
    reads[1].answer(known(2));
    expect(await second).toEqual(known(2));
  });

  it('keeps for a second that it could not be read', async () => {
    const { cache, reads, passMs } = setUp({ freshMs: 3000 });
    const first = cache.get();
    reads[0].answer(unknown);
    expect(await first).toEqual(unknown);
    passMs(999);
    expect(await cache.get()).toEqual(unknown);
    expect(reads).toHaveLength(1);
    passMs(1);
    const second = cache.get();
    reads[1].answer(known(2));
    expect(await second).toEqual(known(2));
  });

  it('does not let people wait for a figure that stays unknown', async () => {
    jest.useFakeTimers();
    const { cache, reads, passMs } = setUp();
    const first = cache.get();
    reads[0].answer(unknown);
    await first;
    passMs(1000);
    const second = cache.get();
    expect(reads).toHaveLength(2);
    jest.advanceTimersByTime(300);
    expect(await second).toEqual(unknown);
    reads[1].answer(known(2));
    await Promise.resolve();
    await Promise.resolve();
    expect(await cache.get()).toEqual(known(2));
    jest.useRealTimers();
  });

  it('forgets what it read, and what is just being read', async () => {
    const { cache, reads } = setUp();
    const before = cache.get();
    cache.forget();
    const after = cache.get();
    expect(reads).toHaveLength(2);
    reads[1].answer(known(2));
    expect(await after).toEqual(known(2));
    reads[0].answer(known(1));
    expect(await before).toEqual(known(1));
    expect(await cache.get()).toEqual(known(2));
  });

  describe('of which a part changed', () => {
    const plus = (more: number) => (value: number) => value + more;

    it('lets who asks wait until that was put in, and reads nothing else again', async () => {
      const { cache, reads, passMs } = setUp();
      const first = cache.get();
      reads[0].answer(known(1));
      await first;
      cache.amend(Promise.resolve(plus(10)));
      cache.amend(Promise.resolve(plus(100)));
      expect(await cache.get()).toEqual(known(111));
      expect(await cache.get()).toEqual(known(111));
      expect(reads).toHaveLength(1);
      passMs(5000);
      void cache.get();
      expect(reads).toHaveLength(2);
    });

    it('puts it into what is just being read', async () => {
      const { cache, reads } = setUp();
      const before = cache.get();
      cache.amend(Promise.resolve(plus(10)));
      const after = cache.get();
      reads[0].answer(known(1));
      expect(await before).toEqual(known(1));
      expect(await after).toEqual(known(11));
      expect(await cache.get()).toEqual(known(11));
    });

    it('is as old as before', async () => {
      const { cache, reads, passMs } = setUp();
      const first = cache.get();
      reads[0].answer(known(1));
      await first;
      passMs(999);
      cache.amend(Promise.resolve(plus(10)));
      expect(await cache.get()).toEqual(known(11));
      passMs(1);
      expect(await cache.get()).toEqual(known(11));
      expect(reads).toHaveLength(2);
    });

    it('is read again when the part cannot be read', async () => {
      const { cache, reads } = setUp();
      const first = cache.get();
      reads[0].answer(known(1));
      await first;
      cache.amend(Promise.reject(new Error('No answer')));
      const second = cache.get();
      await new Promise(resolve => setImmediate(resolve));
      expect(reads).toHaveLength(2);
      reads[1].answer(known(2));
      expect(await second).toEqual(known(2));
    });

    it('does not bring back what was forgotten meanwhile', async () => {
      const { cache, reads } = setUp();
      const first = cache.get();
      reads[0].answer(known(1));
      await first;
      cache.amend(Promise.resolve(plus(10)));
      cache.forget();
      const second = cache.get();
      reads[1].answer(known(2));
      expect(await second).toEqual(known(2));
      expect(await cache.get()).toEqual(known(2));
    });

    it('has nothing to be put into before it was read', async () => {
      const { cache, reads } = setUp();
      cache.amend(Promise.resolve(plus(10)));
      const first = cache.get();
      reads[0].answer(known(1));
      expect(await first).toEqual(known(1));
    });
  });
});
