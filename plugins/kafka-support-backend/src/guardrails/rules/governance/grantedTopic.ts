import type { Rule } from '@kafka-support/backstage-plugin-kafka-support-node';
import { didYouMean } from '../../../kinds';
import { fieldOfRight } from '../rights';
import { unknownResult } from '../facts';

/** A right on a topic that is not there waits for whoever makes it. */
export const grantedTopic: Rule = {
  id: 'granted-topic',
  area: 'governance',
  title: 'Topic that access is for',
  description:
    'Access by name is given on a topic that is there: a right on a name that nobody has would fall to whatever is made under it.',
  policyOwner: 'platform',
  effect: 'deny',
  waivable: false,
  appliesTo: ({ grantedTopics }) => (grantedTopics ?? []).length > 0,
  evaluate: input =>
    (input.grantedTopics ?? []).map(({ name, there }) => {
      const right = input.grants.find(
        ({ resourceType, resourceName }) =>
          resourceType === 'topic' && resourceName === name,
      );
      const field = right && fieldOfRight(input, right);
      const seen = field ? { field } : {};
      if (!there.known)
        return unknownResult(there, {
          ...seen,
          what: `Whether there is a topic "${name}"`,
        });
      if (there.value)
        return { ...seen, outcome: 'pass', message: `"${name}" is there` };
      const names = input.existingTopics.known
        ? input.existingTopics.value.map(topic => topic.name)
        : [];
      return {
        ...seen,
        outcome: 'fail',
        message: `There is no topic "${name}" on cluster "${
          input.cluster.id
        }".${didYouMean(name, names)}`,
        observed: name,
        remedy: {
          text: 'Choose a topic of the cluster; access to a new one is asked for together with it',
        },
      };
    }),
};
