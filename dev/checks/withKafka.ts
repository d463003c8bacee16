import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KafkaCluster } from '../kafka/cluster.ts';
import { serveControl } from '../kafka/control.ts';
import type { ClusterDescription } from '../kafka/description.ts';
import { cache } from '../lib/paths.ts';
import { users } from '../seed/estate.ts';

/** How tests in other processes find the cluster. */
export interface TestKafka {
  description: ClusterDescription;
  env: {
    KAFKA_SUPPORT_TEST_BOOTSTRAP: string;
    KAFKA_SUPPORT_TEST_KAFKA: string;
  };
}

/** Runs the work beside a new cluster of three nodes with all kinds of listeners. */
export async function withKafka<T>(
  work: (kafka: TestKafka) => Promise<T>,
): Promise<T> {
  const dir = join(cache, 'test/kafka');
  // Tests start from nothing.
  rmSync(dir, { recursive: true, force: true });
  const cluster = await KafkaCluster.start({ dir, nodes: 3, users });
  const control = await serveControl(cluster);
  try {
    const description = { ...cluster.describe(), control: control.address };
    const file = join(cache, 'test/kafka.json');
    mkdirSync(join(cache, 'test'), { recursive: true });
    writeFileSync(file, JSON.stringify(description, undefined, 2), {
      mode: 0o600,
    });
    return await work({
      description,
      env: {
        KAFKA_SUPPORT_TEST_BOOTSTRAP:
          description.bootstrap.PLAINTEXT!.join(','),
        KAFKA_SUPPORT_TEST_KAFKA: file,
      },
    });
  } finally {
    control.close();
    await cluster.stop();
  }
}
