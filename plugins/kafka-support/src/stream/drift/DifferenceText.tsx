import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { DriftDifference } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FieldValue,
  Mono,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import { kafkaSupportTranslationRef } from '../../translation';

/** One difference as a sentence. */
export function DifferenceText({
  difference,
}: {
  difference: DriftDifference;
}) {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { what, setting = '', grant, approved, observed } = difference;
  const value = (text: string | undefined) =>
    text === undefined ? (
      t('stream.drift.brokerDefault')
    ) : (
      <FieldValue field={setting} value={text} />
    );
  switch (what) {
    case 'setting':
      return (
        <>
          {t('stream.drift.says.setting', {
            name: (
              <strong>
                <Mono>{setting}</Mono>
              </strong>
            ),
            observed: value(observed),
            approved: value(approved),
          })}
        </>
      );
    case 'access': {
      const facts = {
        who: <Mono>{grant?.principal ?? ''}</Mono>,
        what: grant?.operation ?? '',
      };
      return (
        <>
          {observed === undefined
            ? t('stream.drift.says.accessWent', facts)
            : t('stream.drift.says.accessCame', facts)}
        </>
      );
    }
    case 'partitions':
    case 'replication factor':
      return (
        <>
          {t(`stream.drift.says.${what}`, {
            observed: observed ?? '',
            approved: approved ?? '',
          })}
        </>
      );
    default:
      return <>{t(`stream.drift.says.${what}`)}</>;
  }
}
