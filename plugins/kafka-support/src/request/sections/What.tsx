import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FactList,
  Mono,
  ResourceName,
  Section,
  UserOrGroup,
  type Fact,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { Link } from '@backstage/core-components';
import Box from '@mui/material/Box';
import { requestRouteRef } from '../../routes';
import { kafkaSupportTranslationRef } from '../../translation';
import { specFacts } from './specFacts';

/** The ask: why, for which component, and the spec in human units. */
export function What({ request }: { request: Request }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const requestPath = useRouteRef(requestRouteRef);
  const other = (label: string, id: string | undefined): Fact[] =>
    id
      ? [
          {
            label,
            value: (
              <Link to={requestPath({ id })}>
                {t('request.what.request', { id })}
              </Link>
            ),
          },
        ]
      : [];
  const facts: Fact[] = [
    {
      label: t('request.what.justification'),
      value: (
        <Box component="span" sx={{ whiteSpace: 'pre-wrap' }}>
          {request.justification}
        </Box>
      ),
    },
    ...(request.component
      ? [
          {
            label: t('request.what.component'),
            value: <UserOrGroup entityRef={request.component} />,
          },
        ]
      : []),
    // A spec that names nothing says nowhere else what it is about.
    ...((request.spec.name ??
      request.spec.resource ??
      request.spec.resources) === undefined
      ? request.resources
      : []
    ).map(resource => ({
      label: t('request.what.resource'),
      value: <ResourceName resource={resource} />,
    })),
    ...other(t('request.what.revertOf'), request.revertOf),
    ...other(t('request.what.supersedes'), request.supersedes),
    ...specFacts(request.spec).map(({ label, value, raw, mono }) => ({
      label,
      value: (
        <Box component="span" title={raw} sx={{ whiteSpace: 'pre-line' }}>
          {mono ? <Mono>{value}</Mono> : value}
        </Box>
      ),
    })),
  ];
  return (
    <Section title={t('request.what.title')}>
      <FactList facts={facts} />
    </Section>
  );
}
