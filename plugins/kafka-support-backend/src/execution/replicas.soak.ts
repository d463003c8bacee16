import { TestDatabases } from '@backstage/backend-test-utils';
import { ReplicaTrial } from './__testUtils__/ReplicaTrial';

const ROUNDS = 10;
const ROUND_MS = 5 * 60_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });

jest.setTimeout(2 * ROUND_MS);

const firstSeed = Date.now() % 1_000_000;
it.each(Array.from({ length: ROUNDS }, (_, round) => firstSeed + round))(
  'loses nothing and doubles nothing over minutes of killing (seed %d)',
  async seed => {
    const trial = await ReplicaTrial.create(
      await databases.init('POSTGRES_15'),
      seed,
    );
    try {
      await trial.run({ kills: Infinity, forMs: ROUND_MS, pauseMs: 400 });
      const requests = await trial.settle(120_000);
      const faults = [];
      for (const request of requests)
        faults.push(...(await trial.faultsOf(request)));
      expect(faults).toEqual([]);
      expect(trial.repeatedCalls()).toEqual([]);
    } finally {
      await trial.end();
    }
  },
);
