import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntityStreams } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  ErrorNotice,
  PluginRoot,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { NoStreams } from './NoStreams';
import { Unreachable } from './Unreachable';
import { useEntityStreams } from './useEntityStreams';

function Body(props: { children(data: EntityStreams): ReactNode }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { data, error, entityRef, title, refetch } = useEntityStreams();
  if (error && !data)
    return <ErrorNotice error={error} onRetry={() => refetch()} />;
  if (!data)
    return (
      <Skeleton
        variant="rounded"
        height={120}
        role="status"
        aria-label={t('entity.loading')}
      />
    );
  if (data.streams.length === 0)
    return <NoStreams entityRef={entityRef} title={title} />;
  return (
    <>
      <Unreachable clusters={data.unreachable} />
      {props.children(data)}
    </>
  );
}

/** A card over the streams of the entity: title, states, and what to show of them. */
export function EntityCard(props: {
  title: 'owner' | 'readiness';
  children(data: EntityStreams): ReactNode;
}) {
  return (
    <PluginRoot>
      <Titled title={props.title}>
        <Body>{props.children}</Body>
      </Titled>
    </PluginRoot>
  );
}

function Titled(props: { title: 'owner' | 'readiness'; children: ReactNode }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return (
    <InfoCard title={t(`entity.${props.title}.title`)}>
      {props.children}
    </InfoCard>
  );
}
