/*
 * A real Kafka cluster for whoever needs one:
 *   node dev/kafka/main.ts [--nodes 1|3] [--dir FOLDER] [--secured] [--port N]
 * Prints where it is as JSON and runs until it gets a signal.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '../lib/command.ts';
import { cache } from '../lib/paths.ts';
import { stopOnSignal } from '../lib/stopOnSignal.ts';
import { KafkaCluster } from './cluster.ts';
import { serveControl } from './control.ts';

await command(async () => {
  const { values } = parseArgs({
    options: {
      nodes: { type: 'string', default: '1' },
      dir: { type: 'string', default: resolve(cache, 'kafka/cluster') },
      secured: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  if (values.nodes !== '1' && values.nodes !== '3') {
    throw new Error(`--nodes "${values.nodes}": only 1 or 3 are possible`);
  }
  const cluster = await KafkaCluster.start({
    dir: values.dir,
    nodes: values.nodes === '3' ? 3 : 1,
    users: values.secured ? ['orders-api'] : undefined,
    firstPort: values.port === undefined ? undefined : Number(values.port),
  });
  const control = await serveControl(cluster);
  stopOnSignal(() => cluster.stop());
  const description = { ...cluster.describe(), control: control.address };
  console.log(JSON.stringify(description, undefined, 2));
});
