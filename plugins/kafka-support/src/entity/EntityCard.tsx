import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { EntityStreams } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Answer,
  PluginRoot,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import type { ReactNode } from 'react';
import { kafkaSupportTranslationRef } from '../translation';
import { NoStreams } from './NoStreams';
import { Unreachable } from './Unreachable';
import { useEntityStreams } from './useEntityStreams';

function Body(props: { children(data: EntityStreams): ReactNode }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const query = useEntityStreams();
  return (
    <Answer query={query} loading={t('entity.loading')} height={120}>
      {data =>
        data.streams.length === 0 ? (
          <NoStreams />
        ) : (
          <>
            <Unreachable clusters={data.unreachable} />
            {props.children(data)}
          </>
        )
      }
    </Answer>
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
