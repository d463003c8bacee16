import { TestDatabases } from '@backstage/backend-test-utils';
import { ReplicaTrial } from './__testUtils__/ReplicaTrial';

/** The same instants at each run, as far as two processes allow it. */
const SEED = 3;
const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

jest.setTimeout(180_000);

it('loses nothing and doubles nothing with two replicas on PostgreSQL, one of them killed at random instants', async () => {
  // Throws where there is no PostgreSQL: it must not pass without.
  const trial = await ReplicaTrial.create(
    await databases.init('POSTGRES_15'),
    SEED,
  );
  try {
    await trial.run({ kills: 8, forMs: 45_000, pauseMs: 200 });
    const requests = await trial.settle(45_000);
    const faults = await Promise.all(
      requests.map(request => trial.faultsOf(request)),
    );
    expect(faults.flat()).toEqual([]);
    expect(trial.repeatedCalls()).toEqual([]);
    expect(requests.length).toBe(trial.asked);
    // It was tried at all.
    expect(trial.kills).toBeGreaterThan(1);
    expect(requests.length).toBeGreaterThan(10);
  } finally {
    await trial.end();
  }
});
