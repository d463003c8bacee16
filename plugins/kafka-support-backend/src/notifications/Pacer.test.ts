import { Pacer } from './Pacer';

function setUp({ firstAtOnce = true } = {}) {
  const timers: { work: () => void; ms: number }[] = [];
  const done: string[] = [];
  const pacer = new Pacer({
    intervalMs: 300,
    firstAtOnce,
    schedule: (work, ms) => timers.push({ work, ms }),
  });
  return {
    done,
    timers,
    run: (key: string, what: string) => pacer.run(key, () => done.push(what)),
    /** The interval of the oldest timer is over. */
    elapse: () => timers.shift()!.work(),
  };
}

describe('Pacer', () => {
  it('lets the first through at once and of the rest only the latest', () => {
    const { run, done, timers, elapse } = setUp();
    run('r1', 'filed');
    run('r1', 'approved');
    run('r1', 'applying');
    expect(done).toEqual(['filed']);
    expect(timers).toMatchObject([{ ms: 300 }]);
    elapse();
    expect(done).toEqual(['filed', 'applying']);
  });

  it('keeps the interval after the one that waited, too', () => {
    const { run, done, elapse } = setUp();
    run('r1', 'filed');
    run('r1', 'approved');
    elapse();
    run('r1', 'applied');
    expect(done).toEqual(['filed', 'approved']);
    elapse();
    expect(done).toEqual(['filed', 'approved', 'applied']);
  });

  it('lets the latest through after the interval, where the first has to wait', () => {
    const { run, done, timers, elapse } = setUp({ firstAtOnce: false });
    run('r1', 'filed');
    run('r1', 'approved');
    expect(done).toEqual([]);
    elapse();
    expect(done).toEqual(['approved']);
    expect(timers).toEqual([]);
    run('r1', 'applied');
    elapse();
    expect(done).toEqual(['approved', 'applied']);
  });

  it('never keeps one key waiting for another', () => {
    const { run, done } = setUp();
    run('r1', 'filed');
    run('r2', 'filed too');
    expect(done).toEqual(['filed', 'filed too']);
  });

  it('remembers nothing of a key that was quiet', () => {
    const { run, done, timers, elapse } = setUp();
    run('r1', 'filed');
    elapse();
    expect(timers).toEqual([]);
    run('r1', 'approved');
    expect(done).toEqual(['filed', 'approved']);
  });
});
