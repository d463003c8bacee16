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
    const { owner } = newOwnerOf(input);
    const conflicts = [...proposalsOf(input), ...componentsOf(input)];
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

function conflict(
  message: string,
  observed: string,
  limit: string,
): RuleResult {
  return {
    outcome: 'fail',
    field: 'owner',
    message,
    observed,
    limit,
    remedy: {
      text: `Talk to ${observed}; whichever is wrong, the annotation or the request, is to be corrected`,
    },
  };
}

/** One result a proposal; of a batch one a team, however many it proposes for. */
function proposalsOf(input: RuleInput): RuleResult[] {
  const { owner, batch } = newOwnerOf(input);
  const { resource, proposals } = input.ownership;
  if (!batch)
    return (
      proposals
        // Who reads what another team owns is as it should be.
        .filter(
          proposal =>
            proposal.source !== 'consumer' && !sameRef(proposal.owner, owner),
        )
        .map(proposal =>
          conflict(
            `The ${proposal.detail} proposes ${
              proposal.owner
            } for the ${inWords(resource)}`,
            proposal.owner,
            owner,
          ),
        )
    );
  const teams = new Map<string, typeof batch.proposals>();
  for (const proposal of batch.proposals)
    teams.set(proposal.owner, [...(teams.get(proposal.owner) ?? []), proposal]);
  return [...teams].map(([team, theirs]) => {
    const named = new Set(theirs.map(each => each.resource));
    return conflict(
      `${team} is proposed for ${named.size} of them, such as the ${inWords(
        theirs[0].resource,
      )} by the ${theirs[0].detail}`,
      team,
      owner,
    );
  });
}

/** Components that another team owns, or nobody. */
function componentsOf(input: RuleInput): RuleResult[] {
  const { owner, component, componentOwner, batch } = newOwnerOf(input);
  const named =
    batch?.components ??
    (component ? [{ component, owner: componentOwner }] : []);
  return named
    .filter(each => !(each.owner && sameRef(each.owner, owner)))
    .map(each => ({
      outcome: 'fail',
      field: 'component',
      message: `${each.component} is owned by ${
        each.owner ?? 'nobody'
      } in the software catalog, not by ${owner}`,
      observed: each.owner ?? 'no owner',
      limit: owner,
      remedy: { text: `Choose a component of ${owner}, or leave it out` },
    }));
}
