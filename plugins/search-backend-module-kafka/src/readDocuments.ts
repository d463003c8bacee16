import type { IndexableDocument } from '@backstage/plugin-search-common';
import {
  requestListSchema,
  resourceListSchema,
  type KafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { allItems } from './allItems';
import { requestDocument, resourceDocument } from './documents';

// No more than what is used: a backend that is newer may answer more.
const resourcePage = resourceListSchema.pick({ items: true, nextCursor: true });
const requestPage = requestListSchema.pick({ items: true, nextCursor: true });

const RESOURCES_PER_PAGE = 200;
const REQUESTS_PER_PAGE = 100;

/** Topics and groups but for what Kafka made for itself; the last known of clusters that do not answer. */
export async function* readResources(
  api: Pick<KafkaSupportApi, 'listResources'>,
  pagePath: string,
): AsyncGenerator<IndexableDocument> {
  for (const type of ['topic', 'group'] as const) {
    const resources = allItems(async cursor =>
      resourcePage.parse(
        await api.listResources({
          type,
          internal: false,
          cursor,
          limit: RESOURCES_PER_PAGE,
        }),
      ),
    );
    for await (const resource of resources) {
      const document = resourceDocument(resource, pagePath);
      if (document) yield document;
    }
  }
}

/** All requests, those of the past too: "who asked for this" is asked later. */
export async function* readRequests(
  api: Pick<KafkaSupportApi, 'listRequests'>,
  pagePath: string,
): AsyncGenerator<IndexableDocument> {
  const requests = allItems(async cursor =>
    requestPage.parse(
      await api.listRequests({ cursor, limit: REQUESTS_PER_PAGE }),
    ),
  );
  for await (const request of requests)
    yield requestDocument(request, pagePath);
}
