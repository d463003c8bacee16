import type { FixFields } from '@kafka-support/backstage-plugin-kafka-support-react';
import type { Finding } from '@kafka-support/backstage-plugin-kafka-support-common';
import { createContext, useContext } from 'react';

/** What the last answer said, for the fields it speaks of. */
export interface FindingsContextValue {
  findings: readonly Finding[];
  /** Spec with the planner's proposals, of the last answer. */
  proposed: Record<string, unknown> | undefined;
  onFix(fields: FixFields): void;
}

export const FindingsContext = createContext<FindingsContextValue>({
  findings: [],
  proposed: undefined,
  onFix: () => {},
});

/** Findings that did not pass and speak of a path, exactly or of anything below it. */
export function useFindings(path: string, options: { below?: boolean } = {}) {
  const { findings, onFix } = useContext(FindingsContext);
  return {
    onFix,
    findings: findings.filter(
      ({ outcome, field }) =>
        outcome !== 'pass' &&
        (field === path || (options.below && field?.startsWith(`${path}.`))),
    ),
  };
}
