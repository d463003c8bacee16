import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Resource } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  Time,
  Unknown,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { Caption } from '../../lists';
import { kafkaSupportTranslationRef } from '../../translation';

/** When it was last written to, or last committed; as far as that was watched. */
export function LastUse({ resource }: { resource: Resource }) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { type, lastWriteAt, lastCommitAt, everWritten, watchedSince } =
    resource;
  if (type !== 'topic' && type !== 'group') return null;
  const last = type === 'topic' ? lastWriteAt : lastCommitAt;
  if (last !== undefined) return <Time value={last} as="age" />;
  if (watchedSince === undefined) return <Unknown />;
  const isNever = type === 'topic' && everWritten === false;
  return (
    <>
      {t(isNever ? 'streams.table.never' : 'streams.table.notSeen')}
      <Caption>
        {t('streams.table.watched')}
        <br />
        <Time value={watchedSince} as="age" />
      </Caption>
    </>
  );
}
