import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  Finding,
  RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { Fragment } from 'react';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { UserOrGroup } from '../UserOrGroup';

/** @public */
export interface ReviewerNameProps {
  reviewer: RequiredReviewer;
  /** Of the same evaluation: their areas say why the role is asked. */
  findings: readonly Finding[];
}

/** Roles in which people know the team better than the role. */
const ownerMessages = {
  'resource owner': 'role.owner',
  'new owner': 'role.newOwner',
} as const;

/** `Payments (owner)` or `Platform (capacity and cost)`. @public */
export function ReviewerName({ reviewer, findings }: ReviewerNameProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const byTeam = ownerMessages[reviewer.role as keyof typeof ownerMessages];
  if (byTeam && reviewer.filledBy.length > 0) {
    const who = (
      <>
        {reviewer.filledBy.map((ref, index) => (
          <Fragment key={ref}>
            {index > 0 && ' / '}
            <UserOrGroup entityRef={ref} plain />
          </Fragment>
        ))}
      </>
    );
    return t(byTeam, { who });
  }
  const areas = new Set(
    findings
      .filter(
        finding =>
          finding.outcome !== 'pass' && finding.asks.includes(reviewer.role),
      )
      .map(finding => finding.area),
  );
  const role = t(`role.${reviewer.role}`);
  return (
    <>
      {areas.size > 0
        ? t('role.about', { role, why: [...areas].join(', ') })
        : role}
    </>
  );
}
