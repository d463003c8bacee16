import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { AuditEntry } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { AuditQuery, AuditService } from '../services';

const PAGE = 200;

/** All entries that match, read page after page. The first page is read at once. */
export async function exportAudit(
  audit: AuditService,
  query: AuditQuery,
  credentials: BackstageCredentials,
): Promise<AsyncIterable<AuditEntry>> {
  const pageAt = (cursor: string | undefined) =>
    audit.list({ ...query, limit: PAGE, cursor }, credentials);
  const first = await pageAt(undefined);
  return (async function* entries() {
    let page = first;
    yield* page.items;
    while (page.nextCursor) {
      page = await pageAt(page.nextCursor);
      yield* page.items;
    }
  })();
}
