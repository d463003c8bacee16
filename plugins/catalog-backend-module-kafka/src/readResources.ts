import {
  clusterSchema,
  resourceListSchema,
  type Cluster,
  type KafkaSupportApi,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';

const PAGE_SIZE = 200;

// No more than what is used: a backend that is newer may answer more.
const clustersAnswer = z.object({
  items: z.array(
    clusterSchema.pick({
      id: true,
      title: true,
      environment: true,
      bootstrapServers: true,
    }),
  ),
});
const resourcesAnswer = resourceListSchema.pick({
  items: true,
  nextCursor: true,
  syncs: true,
  readAt: true,
});

/** @throws when the backend does not answer, or not as it should */
export async function readClusters(
  api: Pick<KafkaSupportApi, 'listClusters'>,
): Promise<
  Pick<Cluster, 'id' | 'title' | 'environment' | 'bootstrapServers'>[]
> {
  return clustersAnswer.parse(await api.listClusters()).items;
}

/**
 * Topics but for what Kafka made for itself, of all pages; those that are gone
 * only by `changedSince`. The last known of a cluster that does not answer now.
 *
 * @throws when the backend does not answer, or not as it should
 */
export async function readTopics(
  api: Pick<KafkaSupportApi, 'listResources'>,
  query: { cluster?: string; changedSince?: string },
): Promise<{
  topics: Resource[];
  /** False: a cluster was never read, so what is not listed may exist. */
  known: boolean;
  /** When the first page was answered, by the backend's clock. */
  readAt: Date;
}> {
  const topics: Resource[] = [];
  let readAt: Date | undefined;
  let known = true;
  let cursor: string | undefined;
  do {
    const page = resourcesAnswer.parse(
      await api.listResources({
        ...query,
        type: 'topic',
        internal: false,
        cursor,
        limit: PAGE_SIZE,
      }),
    );
    if (page.nextCursor !== undefined && page.nextCursor === cursor)
      throw new Error(
        'The Kafka support backend answered the same page twice, so the rest of the topics is not known',
      );
    topics.push(...page.items);
    readAt ??= new Date(page.readAt);
    known &&=
      page.syncs.length > 0 &&
      page.syncs.every(({ state }) => state !== 'never');
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { topics, known, readAt };
}
