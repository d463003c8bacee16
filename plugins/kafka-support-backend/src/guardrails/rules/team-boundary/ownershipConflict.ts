import type { RuleResult } from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { inWords, newOwnerOf, sameRef, setsOwner } from '../facts';

/** Proposals grant nothing; whoever decides sees them all. */
export const ownershipConflict: Rule = {
  id: 'ownership-conflict',
  area: 'team boundary',
  title: 'What else says whose it is',
  description:
    'Annotations of the software catalog, and the component that is named, point at the group that will own the resource. Those that point at another are shown: they grant nothing.',
  policyOwner: 'platform',
  effect: 'warn',
  waivable: true,
  appliesTo: setsOwner,
  evaluate(input: RuleInput): RuleResult[] {
    const { ownership } = input;
    const { owner, component, componentOwner } = newOwnerOf(input);
    const conflicts: RuleResult[] = ownership.proposals
      .filter(proposal => !sameRef(proposal.owner, owner))
      .map(proposal => ({
        outcome: 'fail',
        field: 'owner',
        message: `The ${proposal.detail} proposes ${
          proposal.owner
        } for the ${inWords(ownership.resource)}`,
        observed: proposal.owner,
        limit: owner,
        remedy: {
          text: `Talk to ${proposal.owner}; whichever is wrong, the annotation or the request, is to be corrected`,
        },
      }));
    if (component && !(componentOwner && sameRef(componentOwner, owner)))
      conflicts.push({
        outcome: 'fail',
        field: 'component',
        message: `${component} is owned by ${
          componentOwner ?? 'nobody'
        } in the software catalog, not by ${owner}`,
        observed: componentOwner ?? 'no owner',
        limit: owner,
        remedy: {
          text: `Choose a component of ${owner}, or leave it out`,
        },
      });
    return conflicts.length > 0
      ? conflicts
      : [
          {
            outcome: 'pass',
            field: 'owner',
            message: `Nothing proposes another owner than ${owner}`,
          },
        ];
  },
};
