import { ClusterQueues } from './ClusterQueues';
import { deferred } from './__testUtils__/deferred';

/** A task that runs until it is told to end. */
function task() {
  const started = deferred();
  const end = deferred();
  let runs = 0;
  return {
    started: started.promise,
    end: end.resolve,
    runs: () => runs,
    run: async () => {
      runs += 1;
      started.resolve();
      await end.promise;
    },
  };
}

it('runs so many at a time for a cluster, and the next when one ends', async () => {
  const queues = ClusterQueues.create({ concurrencyPerCluster: 2 });
  const tasks = [task(), task(), task()];
  tasks.forEach(({ run }, index) => queues.add('dev', `${index}`, run));
  expect(tasks.map(({ runs }) => runs())).toEqual([1, 1, 0]);
  tasks[1].end();
  await tasks[2].started;
  tasks[0].end();
  tasks[2].end();
  await queues.idle();
  expect(tasks.map(({ runs }) => runs())).toEqual([1, 1, 1]);
});

it('gives each cluster its own lane', () => {
  const queues = ClusterQueues.create({ concurrencyPerCluster: 1 });
  const [dead, waiting, alive] = [task(), task(), task()];
  queues.add('dead', '1', dead.run);
  queues.add('dead', '2', waiting.run);
  queues.add('alive', '3', alive.run);
  expect([dead.runs(), waiting.runs(), alive.runs()]).toEqual([1, 0, 1]);
});

it('runs a key that is asked for meanwhile once more, and only once', async () => {
  const queues = ClusterQueues.create({ concurrencyPerCluster: 5 });
  const first = task();
  const again = task();
  queues.add('dev', 'a', first.run);
  queues.add('dev', 'a', again.run);
  queues.add('dev', 'a', again.run);
  expect(again.runs()).toBe(0);
  first.end();
  await again.started;
  again.end();
  await queues.idle();
  expect([first.runs(), again.runs()]).toEqual([1, 1]);
});

it('forgets what waits when it stops, and waits for what runs', async () => {
  const queues = ClusterQueues.create({ concurrencyPerCluster: 1 });
  const [running, waiting, late] = [task(), task(), task()];
  queues.add('dev', '1', running.run);
  queues.add('dev', '2', waiting.run);
  let stopped = false;
  const stop = queues.stop().then(() => {
    stopped = true;
  });
  queues.add('dev', '3', late.run);
  await Promise.resolve();
  expect(stopped).toBe(false);
  running.end();
  await stop;
  expect([waiting.runs(), late.runs()]).toEqual([0, 0]);
});
