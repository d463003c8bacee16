import { TestDatabases } from '@backstage/backend-test-utils';
import { ExecutionWorld, LEASE_MS } from './__testUtils__/ExecutionWorld';
import { MortalProcess } from './__testUtils__/crash';
import {
  appliedOnce,
  atEveryStep,
  live,
  outcomeOf,
} from './__testUtils__/deaths';

/** More than the steps that six changes take. */
const STEPS = 120;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(10 * 60_000);

it.each(Array.from({ length: STEPS }, (_, step) => step + 1))(
  'six changes are applied once each, though the process dies at step %d and the next one at any step',
  async first => {
    const world = await ExecutionWorld.create(databases);
    await atEveryStep(async second => {
      const { id } = await world.approved();
      const before = world.mutations().length;
      await live(world, { start: id }, new MortalProcess(first));
      world.clock.advance(LEASE_MS + 1);
      await live(world, 'sweep', second);
      const request = await world.recover(id);
      expect({
        second: second.diedAt,
        ...(await outcomeOf(world, request, before)),
      }).toEqual({ second: second.diedAt, ...appliedOnce(request) });
    });
  },
);
