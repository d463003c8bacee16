import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { kafkaSupportReactTranslationRef } from '../../translation';

/** @public */
export interface UserOrGroupProps {
  /** Entity ref, `service:<subject>`, or `system` for what the worker did. */
  entityRef: string;
  /** Only the name, where a link would be in the way. */
  plain?: boolean;
}

const isEntityRef = /^[^:/]+:[^/]+\/.+$/;

/** A person, group or component by the name that the catalog has for it. @public */
export function UserOrGroup({ entityRef, plain }: UserOrGroupProps) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  if (entityRef === 'system') return <>{t('actor.system')}</>;
  if (entityRef.startsWith('service:'))
    return (
      <>{t('actor.service', { name: entityRef.slice('service:'.length) })}</>
    );
  if (!isEntityRef.test(entityRef)) return <>{entityRef}</>;
  return plain ? (
    <EntityDisplayName entityRef={entityRef} hideIcon disableTooltip />
  ) : (
    <EntityRefLink entityRef={entityRef} hideIcon />
  );
}
