import type {
  AuditEntry,
  Plan,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import { isoTime, type Timestamp } from '../requests';

interface PlanRow {
  request_id: string;
  plan: string;
  recorded_at: Timestamp;
}

/** Of more resources than that a row about one change names its own only. */
const MANY = 20;

/** Adds to entries about a change what it does, before and after, from the plan in force at that moment. */
export async function withFields(
  knex: Knex,
  entries: AuditEntry[],
): Promise<AuditEntry[]> {
  const ids = entries.flatMap(({ requestId, changeId }) =>
    requestId && changeId ? requestId : [],
  );
  if (ids.length === 0) return entries;
  const rows = await knex('request_plans')
    .whereIn('request_id', [...new Set(ids)])
    .orderBy(['request_id', 'number'])
    .select<PlanRow[]>('request_id', 'plan', 'recorded_at');
  const plans = rows.map(row => ({
    requestId: row.request_id,
    plan: JSON.parse(row.plan) as Plan,
    recordedAt: isoTime(row.recorded_at),
  }));
  return entries.map(entry => {
    if (!entry.changeId) return entry;
    const changes = plans
      .filter(
        ({ requestId, recordedAt }) =>
          requestId === entry.requestId && recordedAt <= entry.at,
      )
      .flatMap(({ plan }) =>
        plan.changes.filter(({ id }) => id === entry.changeId),
      );
    const change = changes.at(-1);
    if (!change) return entry;
    const { fields, resource } = change;
    // A row about one change of a thousand does not name them all.
    return entry.resources.length > MANY
      ? { ...entry, fields, resources: [resource] }
      : { ...entry, fields };
  });
}
