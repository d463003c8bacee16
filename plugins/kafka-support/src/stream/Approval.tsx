import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { StreamApproval } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  kafkaSupportReactTranslationRef,
  Time,
  UserOrGroup,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { Fragment } from 'react';
import { requestRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

/** By which request, who agreed to it and when. */
export function Approval({ approval }: { approval: StreamApproval }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const shared = useTranslationRef(kafkaSupportReactTranslationRef);
  const toRequest = useRouteRef(requestRouteRef);
  if (!approval.visible) return <>{t('stream.approval.hidden')}</>;
  const { requestId, title, requester, approvedBy, at } = approval;
  const facts = {
    request: <Link to={toRequest({ id: requestId })}>{title}</Link>,
    requester: <UserOrGroup entityRef={requester} />,
    time: <Time value={at} />,
  };
  if (approvedBy.length === 0) return <>{t('stream.approval.nobody', facts)}</>;
  return (
    <>
      {t('stream.approval.by', {
        ...facts,
        reviewers: (
          <>
            {approvedBy.map(({ reviewer, role }, index) => (
              <Fragment key={`${reviewer}:${role}`}>
                {index > 0 && ', '}
                {t('stream.approval.reviewer', {
                  who: <UserOrGroup entityRef={reviewer} />,
                  role: shared.t(`role.${role}`),
                })}
              </Fragment>
            ))}
          </>
        ),
      })}
    </>
  );
}
