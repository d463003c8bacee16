import {
  parseResourceRef,
  type RuleResult,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  AccessTarget,
  Rule,
  RuleInput,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { actsFor, inWords, sameRef, unknownResult } from '../facts';
import { changesRights, some } from '../rights';

type Standing = 'agrees' | 'other' | 'nobody' | 'unknown';

/** Whether whoever answers for it has a say in this request anyway. */
function standingOf(
  { ownership, prefix }: AccessTarget,
  input: RuleInput,
): Standing {
  const { owner, ownerState } = ownership;
  if (ownerState === 'unknown') return 'unknown';
  if (owner !== undefined && ownerState === 'active') {
    const asked = input.ownership.owner;
    return actsFor(input, owner) || (asked && sameRef(asked, owner))
      ? 'agrees'
      : 'other';
  }
  // Of a group that is named and that nobody claimed, its access tells whose it is.
  const { type } = parseResourceRef(ownership.resource);
  return type === 'topic' || prefix || owner ? 'nobody' : 'agrees';
}

function about(targets: AccessTarget[]): string {
  const owners = [
    ...new Set(targets.map(({ ownership }) => ownership.owner ?? 'nobody')),
  ];
  return `${some(
    targets.map(({ ownership }) => inWords(ownership.resource)),
  )} (${some(owners)})`;
}

/** What each prefix covers, now and later. */
function prefixesOf(input: RuleInput): RuleResult[] {
  // What is taken away does not hold for later topics either.
  if (input.grants.length === 0) return [];
  const { prefixes = [], targets = [] } = input.access ?? {};
  return prefixes.map(({ prefix, covered }): RuleResult => {
    const field = 'topic';
    const what = `The prefix "${prefix}"`;
    if (!covered.known)
      return unknownResult(covered, {
        what: `What the prefix "${prefix}" covers`,
        field,
      });
    if (covered.value === 0)
      return {
        outcome: 'fail',
        field,
        message: `${what} covers no topic yet: it would hold for whatever is made under it, by whomever`,
        observed: '0 topics',
        remedy: { text: 'Name the topics that the service needs' },
      };
    const owners = [
      ...new Set(
        targets
          .filter(each =>
            parseResourceRef(each.ownership.resource).name.startsWith(prefix),
          )
          .map(({ ownership }) => ownership.owner ?? 'nobody'),
      ),
    ];
    return {
      outcome: 'pass',
      field,
      message: `${what} covers ${covered.value} topics of ${some(
        owners,
      )} now, and every later one`,
      observed: `${covered.value} topics`,
    };
  });
}

/**
 * A request has one owner who agrees, that of its main resource. Where its
 * rights are on what others own too, those who answer for all of it look.
 */
export const accessOwners: Rule = {
  id: 'access-owners',
  area: 'team boundary',
  title: 'Access to what several teams own',
  description:
    'Rights on topics or groups of further teams, on topics that nobody owns, or on more than can be looked at, are reviewed by platform and security.',
  policyOwner: 'platform',
  effect: 'review',
  waivable: false,
  asks: ['platform', 'security'],
  appliesTo: input => changesRights(input) && input.access !== undefined,
  evaluate(input) {
    const { targets = [], notLookedAt = 0 } = input.access ?? {};
    const beside = targets.filter(
      ({ ownership }) => ownership.resource !== input.ownership.resource,
    );
    const of = (standing: Standing) =>
      beside.filter(target => standingOf(target, input) === standing);
    const results = prefixesOf(input);
    const [others, nobody, unknown] = [
      of('other'),
      of('nobody'),
      of('unknown'),
    ];
    if (others.length > 0)
      results.push({
        outcome: 'fail',
        message: `Others own a part of it: ${about(others)}`,
        observed: some([
          ...new Set(others.map(({ ownership }) => ownership.owner!)),
        ]),
        limit: 'one owner',
        remedy: {
          text: 'File a request for the resources of each team: then that team itself agrees',
        },
      });
    if (nobody.length > 0)
      results.push({
        outcome: 'fail',
        message: `Nobody can answer for a part of it: ${about(nobody)}`,
        observed: 'no confirmed owner',
        remedy: { text: 'Leave it out, or let its team claim it first' },
      });
    if (unknown.length > 0)
      results.push(
        unknownResult(
          {
            figure: `owners of ${unknown.length} resources`,
            reason: 'the software catalog did not answer',
          },
          { what: `Who owns ${about(unknown)}` },
        ),
      );
    if (notLookedAt > 0)
      results.push({
        outcome: 'fail',
        field: 'topic',
        message: `It covers ${notLookedAt} more topics than are looked up one by one`,
        observed: `${targets.length + notLookedAt} topics`,
        limit: `${targets.length} topics`,
        remedy: { text: 'Use a longer prefix, or name the topics' },
      });
    return results.length > 0
      ? results
      : [
          {
            outcome: 'pass',
            message: 'All of it has one owner, who has a say in it',
          },
        ];
  },
};
