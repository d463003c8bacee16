import type { Ownership } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipRecord } from './types';

type Proposal = Ownership['proposals'][number];

const sameRef = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const said = ({ owner, detail }: Proposal) => `${owner} (${detail})`;

/**
 * Where the sources disagree, in sentences for people: a proposal of another
 * team than the confirmed owner, or of several teams. Nothing of it is granted,
 * and nothing is lost by it.
 */
export function conflictsOf(
  owner: string | undefined,
  all: readonly Proposal[],
): string[] {
  // Who reads what another team owns is as it should be.
  const proposals = all.filter(({ source }) => source !== 'consumer');
  if (owner !== undefined)
    return proposals
      .filter(proposal => !sameRef(proposal.owner, owner))
      .map(
        proposal =>
          `The ${proposal.detail} names ${proposal.owner}, and ${owner} owns it: that grants nothing.`,
      );
  const teams = new Set(proposals.map(each => each.owner.toLowerCase()));
  return teams.size > 1
    ? [
        `${
          teams.size
        } teams are proposed, and none of them is granted it: ${proposals
          .map(said)
          .join(', ')}. Whoever it belongs to claims it.`,
      ]
    : [];
}

const ofState: Record<Ownership['ownerState'], string> = {
  active: '',
  none: '',
  missing:
    ' The catalog has no such group any more: the platform answers, and another team can claim it.',
  empty:
    ' The group has no members: the platform answers, and another team can claim it.',
  unknown:
    ' The catalog does not answer: whether the group can act is unknown.',
};

/** Why this owner, or why none, in one or two sentences for people. */
export function explain(
  record: OwnershipRecord | undefined,
  state: Ownership['ownerState'],
  proposed: { known: boolean; list: Proposal[]; lastKnownAt?: string },
): string {
  const age = proposed.lastKnownAt
    ? ` The catalog does not answer; what it says is from ${proposed.lastKnownAt}.`
    : '';
  if (record) {
    const how =
      record.basis === 'request'
        ? `the request ${record.source} made it`
        : `the ${record.basis} ${record.source} was accepted`;
    return `${record.owner} owns it since ${record.confirmedAt.slice(
      0,
      10,
    )}: ${how}.${ofState[state]}${age}`;
  }
  const nobody =
    'Nobody owns it by a claim or a request: the platform answers.';
  if (!proposed.known)
    return `${nobody} The catalog does not answer: proposals are unknown.`;
  if (proposed.list.length === 0) return `${nobody}${age}`;
  return `${nobody} Proposed, which grants nothing: ${proposed.list
    .map(said)
    .join(', ')}.${age}`;
}
