import type {
  Finding,
  Grade,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Tone } from '../../theme';

/** What a finding means to the person who reads it. @public */
export const severities = [
  'deny',
  'review',
  'warn',
  'unknown',
  'pass',
] as const;
/** @public */
export type Severity = (typeof severities)[number];

/** Tone of each severity. @public */
export const severityTones = {
  deny: 'error',
  review: 'warning',
  warn: 'info',
  unknown: 'neutral',
  pass: 'success',
} as const satisfies Record<Severity, Tone>;

/** Grades are shown with the same shapes. @public */
export const gradeSeverities = {
  ready: 'pass',
  watch: 'warn',
  blocked: 'deny',
} as const satisfies Record<Grade, Severity>;

/** Severity of a finding: its rule's effect if it failed, else its outcome. @public */
export function severityOf(
  finding: Pick<Finding, 'outcome' | 'effect'>,
): Severity {
  return finding.outcome === 'fail' ? finding.effect : finding.outcome;
}
