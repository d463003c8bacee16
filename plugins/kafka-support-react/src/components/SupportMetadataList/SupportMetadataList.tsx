import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  supportFields,
  type SupportField,
  type SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ReactNode } from 'react';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { FactList } from '../FactList';
import { Unknown } from '../Unknown';
import { UserOrGroup } from '../UserOrGroup';

/** @public */
export interface SupportMetadataListProps {
  supportMetadata: SupportMetadata;
  /** Only these, in this order. */
  fields?: readonly SupportField[];
}

function valueOf(value: string): ReactNode {
  if (/^https?:\/\//.test(value)) return <Link to={value}>{value}</Link>;
  if (/^(group|user):[^/\s]+\/[^\s]+$/.test(value))
    return <UserOrGroup entityRef={value} />;
  return value;
}

/** Support metadata with where each value is from; what is missing names who can supply it. @public */
export function SupportMetadataList(props: SupportMetadataListProps) {
  const { supportMetadata, fields = supportFields } = props;
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const facts = fields.map(field => {
    const found = supportMetadata.values[field];
    const missing = supportMetadata.missing.find(each => each.field === field);
    return {
      label: t(`support.${field}`),
      value: found ? (
        <span title={t('support.from', { source: found.source })}>
          {valueOf(found.value)}
        </span>
      ) : (
        <Unknown supplier={missing?.supplier} />
      ),
    };
  });
  return <FactList facts={facts} />;
}
