import {
  decisionOf,
  type Evaluation,
  type RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';

/** `Waits for platform, security` */
export function waitsFor(open: RequiredReviewer[]): string {
  return `Waits for ${open.map(({ role }) => role).join(', ') || 'a review'}`;
}

/** What denies it, in the rules' own words. */
export function deniedBecause({ findings }: Evaluation): string {
  const reasons = findings
    .filter(finding => decisionOf(finding) === 'deny')
    .map(({ message }) => message);
  return `Cannot be done: ${reasons.join('; ')}`;
}
