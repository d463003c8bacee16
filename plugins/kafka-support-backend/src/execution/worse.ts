import {
  decisionOf,
  decisions,
  type Evaluation,
  type Finding,
} from '@kafka-support/backstage-plugin-kafka-support-common';

const rank = (finding: Finding) => decisions.indexOf(decisionOf(finding));

/** What makes a finding the same one over evaluating again: its figures move. */
const keyOf = ({ rule, field }: Finding) => `${rule}\n${field ?? ''}`;

/** Ranks of the findings by key, hardest first. */
function ranksByKey(findings: readonly Finding[]): Map<string, number[]> {
  const ranks = new Map<string, number[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    ranks.set(key, [...(ranks.get(key) ?? []), rank(finding)]);
  }
  for (const list of ranks.values()) list.sort((a, b) => b - a);
  return ranks;
}

/**
 * Findings of the fresh evaluation that are worse than what people saw: a rule
 * that now asks for a review or denies where it did not, or does so more often.
 * A warning stops nothing, so a new one is not worse.
 */
export function worseFindings(seen: Evaluation, fresh: Evaluation): Finding[] {
  const seenRanks = ranksByKey(seen.findings);
  const used = new Map<string, number>();
  return [...fresh.findings]
    .sort((a, b) => rank(b) - rank(a))
    .filter(finding => {
      const key = keyOf(finding);
      const index = used.get(key) ?? 0;
      used.set(key, index + 1);
      return rank(finding) > (seenRanks.get(key)?.[index] ?? 0);
    });
}
