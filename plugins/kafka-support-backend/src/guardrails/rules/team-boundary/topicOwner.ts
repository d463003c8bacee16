import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { createsTopics } from '../facts';

function isGroup(ref: string): boolean {
  try {
    return parseEntityRef(ref).kind.toLowerCase() === 'group';
  } catch {
    return false;
  }
}

/** Whoever a topic is for must be able to act on it for years: a team, not a person. */
export const topicOwner: Rule = {
  id: 'topic-owner',
  area: 'team boundary',
  title: 'Owner of a new topic',
  description:
    'A new topic is for a component of the software catalog that a group owns.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: createsTopics,
  evaluate({ component, requestingOwner }: RuleInput) {
    const seen = { field: 'component', limit: 'a group' };
    if (!component)
      return [
        {
          ...seen,
          outcome: 'fail',
          message: 'No component is named that the topic is for',
          remedy: {
            text: 'Choose the component of your service; its owner becomes the owner of the topic',
          },
        },
      ];
    if (!requestingOwner)
      return [
        {
          ...seen,
          outcome: 'fail',
          message: `${component} has no owner in the software catalog`,
          observed: 'no owner',
          remedy: {
            text: `Set spec.owner in the catalog file of ${component} to your group`,
          },
        },
      ];
    return isGroup(requestingOwner)
      ? [
          {
            ...seen,
            outcome: 'pass',
            message: `${requestingOwner} owns ${component} and will own the topic`,
            observed: requestingOwner,
          },
        ]
      : [
          {
            ...seen,
            outcome: 'fail',
            message: `${component} is owned by ${requestingOwner}, which is not a group`,
            observed: requestingOwner,
            remedy: {
              text: `Set spec.owner in the catalog file of ${component} to a group: people leave, teams stay`,
            },
          },
        ];
  },
};
