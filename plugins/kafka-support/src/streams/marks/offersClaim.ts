import type { MarkOnResource } from '@kafka-support/backstage-plugin-kafka-support-common';

/** Whether a mark leads to the claim already, so that the owner's place need not. */
export function offersClaim(marks: readonly MarkOnResource[] = []): boolean {
  return marks.some(
    ({ fix }) => fix && 'kind' in fix && fix.kind === 'ownership',
  );
}
