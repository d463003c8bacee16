import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';

/** What is over before it begins is a mistake in the date. */
export const temporaryEnd: Rule = {
  id: 'temporary-end',
  area: 'governance',
  title: 'End of a temporary change',
  description:
    'A temporary change ends later than now. Approving it approves that it is taken back at its end.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: ({ ends }) => ends !== undefined,
  evaluate({ ends = '', at = '' }) {
    const seen = { field: 'until', observed: ends };
    return ends > at
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `It is taken back by itself at ${ends}, freezes included`,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `It would end at ${ends}, which is over`,
            limit: `later than ${at}`,
            remedy: { text: 'Choose a later date' },
          },
        ];
  },
};
