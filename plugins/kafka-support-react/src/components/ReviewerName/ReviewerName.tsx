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

/** `Payments (owner)` or `Platform (capacity and cost)`. @public */
export function ReviewerName({ reviewer, findings }: ReviewerNameProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  if (reviewer.role === 'resource owner' && reviewer.filledBy.length > 0) {
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
    return t('role.owner', { who });
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
