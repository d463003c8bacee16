import { join } from 'node:path';
import { KafkaCluster } from '../kafka/cluster.ts';
import type { ClusterDescription } from '../kafka/description.ts';
import { developmentTopics, productionTopics, users } from '../seed/estate.ts';
import { seed } from '../seed/seed.ts';

export interface ExampleClusters {
  production: ClusterDescription;
  development: ClusterDescription;
  /** The production cluster was made by this start. */
  fresh: boolean;
  stop(): Promise<void>;
}

/** Starts the two clusters of the example organisation, with their topics. */
export async function exampleClusters(dir: string): Promise<ExampleClusters> {
  const starts = await Promise.allSettled([
    KafkaCluster.start({ dir: join(dir, 'prod'), nodes: 3, users }),
    KafkaCluster.start({ dir: join(dir, 'dev'), nodes: 1 }),
  ]);
  const started = starts.flatMap(start =>
    start.status === 'fulfilled' ? [start.value] : [],
  );
  const stop = async () => {
    await Promise.all(started.map(cluster => cluster.stop()));
  };
  try {
    const failed = starts.find(start => start.status === 'rejected');
    if (failed) throw failed.reason;
    const [production, development] = started.map(each => each.describe());
    const [made] = await Promise.all([
      seed(production, productionTopics),
      seed(development, developmentTopics),
    ]);
    const fresh = made.length === productionTopics.length;
    return { production, development, fresh, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
