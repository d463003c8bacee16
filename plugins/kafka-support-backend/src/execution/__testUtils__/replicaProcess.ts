/*
 * One replica as a process of its own: the store, the clusters and the worker
 * as the backend wires them, without the HTTP part. Takes its orders from its
 * parent: `{ start: id }`. It is meant to be killed.
 */
import { appendFileSync } from 'node:fs';
import { ConfigReader } from '@backstage/config';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import createKnex from 'knex';
import { DefaultClusters, type Clusters } from '../../clusters';
import { builtInKinds } from '../../kinds';
import { DatabaseRequestStore } from '../../requests';
import { anEvaluation } from '../../requests/__testUtils__/newRequest';
import { DefaultExecutor } from '../DefaultExecutor';
import { planningAssessor } from './planningAssessor';
import type { ReplicaOptions, SentCall } from './replicaTypes';

const options: ReplicaOptions = JSON.parse(process.argv[2]);

const log =
  (level: string) =>
  (message: string | Error, meta?: object): void =>
    console.error(level, String(message), meta ? JSON.stringify(meta) : '');
const logger: LoggerService = {
  error: log('error'),
  warn: log('warn'),
  info: () => undefined,
  debug: () => undefined,
  child: () => logger,
};

const mutations = ['createTopic', 'alterTopicConfig', 'createAcls'];

/** Writes down each call that changes the cluster, before it is made and once it is answered. */
function witnessed(admin: ClusterAdmin): ClusterAdmin {
  const note = (call: SentCall) =>
    appendFileSync(options.witness, `${JSON.stringify(call)}\n`);
  return new Proxy(admin, {
    get: (target, name: keyof ClusterAdmin) => {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>;
      if (!mutations.includes(name)) return method.bind(target);
      return async (subject: unknown, ...rest: unknown[]) => {
        const call = JSON.stringify([name, subject]);
        note({ call, is: 'sent' });
        const answer = await method.call(target, subject, ...rest);
        note({ call, is: 'accepted' });
        return answer;
      };
    },
  });
}

const knex = createKnex({
  client: 'pg',
  connection: options.connection,
  pool: { min: 0, max: 8 },
});
const configured = DefaultClusters.create({
  config: new ConfigReader(options.config),
  logger,
});
const admins = new Map(
  configured.list().map(({ facts, admin }) => [facts.id, witnessed(admin)]),
);
const clusters: Clusters = {
  list: () => configured.list(),
  close: () => configured.close(),
  get: id => {
    const cluster = configured.get(id);
    return {
      facts: cluster.facts,
      admin: admins.get(id)!,
      modeFor: kind => cluster.modeFor(kind),
      view: () => cluster.view(),
      health: () => cluster.health(),
      describe: () => cluster.describe(),
    };
  },
};
const kinds = new Map(builtInKinds.map(kind => [kind.id, kind]));
const executor = DefaultExecutor.create({
  store: DatabaseRequestStore.create({ knex, logger }),
  clusters,
  kinds,
  assessor: planningAssessor({
    kinds,
    clusters,
    evaluation: () => anEvaluation(),
    now: () => new Date(),
  }),
  platform: ['group:default/platform'],
  logger,
  replica: `replica-${process.pid}`,
  timings: options.timings,
});

process.on('message', (order: { start: string }) =>
  executor.start(order.start),
);
// Nobody outlives the test.
process.on('disconnect', () => process.exit());
setInterval(() => {
  executor.sweep().catch(error => logger.error('Sweep failed', error));
}, options.sweepIntervalMs);
process.send?.('ready');
