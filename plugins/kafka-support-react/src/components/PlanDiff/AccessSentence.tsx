import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Mono } from '../Mono';
import type { AccessGroup } from './groupChanges';

/** `User:orders-api may write, describe on topic orders.placed.v1`. */
export function AccessSentence({ binding, operations }: AccessGroup) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  return t(binding.permission === 'allow' ? 'plan.may' : 'plan.mayNot', {
    who: <Mono>{binding.principal}</Mono>,
    what: <strong>{operations.join(', ')}</strong>,
    type:
      binding.patternType === 'prefixed'
        ? t('plan.prefixed', { type: binding.resourceType })
        : binding.resourceType,
    name: <Mono>{binding.resourceName}</Mono>,
  });
}
