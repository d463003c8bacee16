import { SYSTEM } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import type { NewObligation } from './types';

/**
 * Opens an obligation, in a transaction of the caller: what a request owes is
 * there or not with the transition that it comes from.
 *
 * @returns false while there is an open one with the same `openKey`
 */
export async function insertObligation(
  trx: Knex.Transaction,
  obligation: NewObligation,
  now: Date,
): Promise<boolean> {
  const due = new Date(obligation.dueAt).getTime();
  const halfway = (now.getTime() + Math.max(due, now.getTime())) / 2;
  const owedBy = obligation.owedBy.toLowerCase();
  const inserted = await trx('obligations')
    .insert({
      id: obligation.id,
      kind: obligation.kind,
      state: 'open',
      open_key: obligation.openKey ?? null,
      title: obligation.title,
      cluster: obligation.cluster,
      resource: obligation.resource,
      request_id: obligation.requestId ?? null,
      owed_by: owedBy,
      detail: JSON.stringify(obligation.detail ?? {}),
      due_at: new Date(due).toISOString(),
      remind_from: new Date(halfway).toISOString(),
      version: 1,
      attempts: 0,
      try_at: new Date(due).toISOString(),
      created_at: now.toISOString(),
    })
    .onConflict('open_key')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (inserted.length === 0) return false;
  const people = new Set(
    [owedBy, ...(obligation.tell ?? [])]
      .map(ref => ref.toLowerCase())
      .filter(ref => ref !== SYSTEM),
  );
  if (people.size > 0)
    await trx('obligation_people').insert(
      [...people].map(ref => ({ obligation_id: obligation.id, ref })),
    );
  return true;
}
