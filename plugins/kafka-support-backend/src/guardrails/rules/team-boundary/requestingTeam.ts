import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { actsFor, createsTopics } from '../facts';

/** One asks for one's own team; for another one a person looks. */
export const requestingTeam: Rule = {
  id: 'requesting-team',
  area: 'team boundary',
  title: 'Requesting team',
  description:
    'Who asks for a new topic is a member of the group that owns the component it is for.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform'],
  // Without an owner the rule topic-owner says what is wrong.
  appliesTo: input =>
    createsTopics(input) && input.requestingOwner !== undefined,
  evaluate(input: RuleInput) {
    const { requester, component, requestingOwner = '' } = input;
    const seen = {
      field: 'component',
      observed: requester.userRef,
      limit: `member of ${requestingOwner}`,
    };
    return actsFor(input, requestingOwner)
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `${requester.userRef} asks for the own team, ${requestingOwner}`,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `${requester.userRef} is not a member of ${requestingOwner}, which owns ${component}`,
            remedy: {
              text: `Choose a component of your own team, or let somebody of ${requestingOwner} ask`,
            },
          },
        ];
  },
};
