import type { DriftDifference } from '@kafka-support/backstage-plugin-kafka-support-common';

const SHOWN = 3;

function partOf({
  what,
  setting,
  grant,
  approved,
  observed,
}: DriftDifference): string {
  const not = 'not set';
  switch (what) {
    case 'appeared':
      return 'no request made it';
    case 'missing':
      return 'it is not there';
    case 'recreated':
      return 'it was deleted and made again without a request';
    case 'partitions':
      return `${observed} partitions, approved ${approved}`;
    case 'replication factor':
      return `replication factor ${observed}, approved ${approved}`;
    case 'setting':
      return `${setting} is ${observed ?? not}, approved ${approved ?? not}`;
    case 'access':
      return `${grant?.principal} ${
        observed === undefined
          ? `lost ${grant?.operation}`
          : `has ${grant?.operation} without approval`
      }`;
    default:
      throw new Error(`Unknown difference "${what satisfies never}"`);
  }
}

/** What differs, in one sentence for lists. */
export function driftSentence(differences: readonly DriftDifference[]): string {
  const parts = differences.slice(0, SHOWN).map(partOf);
  const more = differences.length - parts.length;
  return `Differs from what was approved: ${parts.join('; ')}${
    more > 0 ? `; and ${more} more` : ''
  }`;
}
