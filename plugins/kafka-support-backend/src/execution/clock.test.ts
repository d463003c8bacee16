import { deferred } from './__testUtils__/deferred';
import { FakeClock } from './__testUtils__/FakeClock';
import { eventually, within } from './clock';
import { Backoff } from './Backoff';

describe('eventually', () => {
  it('looks at once and does not wait for an answer that is there', async () => {
    const clock = new FakeClock();
    const before = clock.now();
    await expect(
      eventually(async () => 'there', { clock, forMs: 3_000 }),
    ).resolves.toBe('there');
    expect(clock.now()).toEqual(before);
  });

  it('looks after growing pauses and gives up in time', async () => {
    const clock = new FakeClock();
    const start = clock.now().getTime();
    const looks: number[] = [];
    await expect(
      eventually(
        async () => {
          looks.push(clock.now().getTime() - start);
          return undefined;
        },
        { clock, forMs: 3_000 },
      ),
    ).resolves.toBeUndefined();
    expect(looks.slice(0, 7)).toEqual([0, 10, 30, 70, 150, 310, 630]);
    expect(looks.at(-1)).toBeGreaterThan(2_500);
    expect(looks.at(-1)).toBeLessThanOrEqual(3_000);
  });
});

describe('within', () => {
  const late = () => new Error('late');
  it('passes on what comes in time, an error too', async () => {
    await expect(within(1_000, Promise.resolve(1), late)).resolves.toBe(1);
    await expect(
      within(1_000, Promise.reject(new Error('no')), late),
    ).rejects.toThrow('no');
  });

  it('stops waiting, and a failure that comes later harms nobody', async () => {
    const work = deferred<never>();
    await expect(within(1, work.promise, late)).rejects.toThrow('late');
    work.reject(new Error('much later'));
  });
});

describe('Backoff', () => {
  const at = (seconds: number) => new Date(seconds * 1_000);
  it('doubles the wait up to a minute, and starts anew when cleared', () => {
    const backoff = new Backoff();
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      backoff.later('a', at(0));
      let wait = 0;
      while (!backoff.due('a', at(wait))) wait += 1;
      waits.push(wait);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    backoff.clear('a');
    expect(backoff.due('a', at(0))).toBe(true);
  });

  it('forgets requests that do not wait any more', () => {
    const backoff = new Backoff();
    backoff.later('a', at(0));
    backoff.later('b', at(0));
    backoff.retain(new Set(['b']));
    expect([backoff.due('a', at(0)), backoff.due('b', at(0))]).toEqual([
      true,
      false,
    ]);
  });
});
