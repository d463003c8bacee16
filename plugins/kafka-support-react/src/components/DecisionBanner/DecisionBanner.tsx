import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  decisionOf,
  type Evaluation,
  type RequiredReviewer,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { Fragment, type ReactNode } from 'react';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Banner } from '../Banner';
import { ReviewerName } from '../ReviewerName';
import { SeverityIcon, severityTones, type Severity } from '../SeverityIcon';

/** @public */
export interface DecisionBannerProps {
  evaluation: Evaluation;
  reviewers: readonly RequiredReviewer[];
  /** The reason beside the answer, such as the cluster's mode. */
  children?: ReactNode;
  action?: ReactNode;
}

const severityOfDecision = {
  allow: 'pass',
  review: 'review',
  deny: 'deny',
} as const satisfies Record<Evaluation['decision'], Severity>;

/**
 * *Will be applied at once* · *Needs 2 people: Payments (owner), Platform
 * (capacity and cost)* · *Cannot be done: 3 reasons*.
 *
 * @public
 */
export function DecisionBanner(props: DecisionBannerProps) {
  const { evaluation, reviewers, children, action } = props;
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const severity = severityOfDecision[evaluation.decision];

  const title = (): ReactNode => {
    if (evaluation.decision === 'allow') return t('decision.allow');
    if (evaluation.decision === 'deny') {
      const count = evaluation.findings.filter(
        finding => decisionOf(finding) === 'deny',
      ).length;
      return t('decision.deny', { count });
    }
    if (reviewers.length === 0) return t('decision.reviewByNobody');
    const who = (
      <>
        {reviewers.map((reviewer, index) => (
          <Fragment key={reviewer.role}>
            {index > 0 && ', '}
            <ReviewerName reviewer={reviewer} findings={evaluation.findings} />
          </Fragment>
        ))}
      </>
    );
    return t('decision.review', { count: reviewers.length, who });
  };

  return (
    <Banner
      tone={severityTones[severity]}
      icon={<SeverityIcon severity={severity} />}
      title={title()}
      action={action}
    >
      {children}
    </Banner>
  );
}
