import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kafkaSupportReactTranslationRef } from '../../translation';
import { Mono } from '../Mono';
import type { AccessGroup } from './groupChanges';

const messages = {
  allow: { given: 'plan.may', taken: 'plan.noLonger' },
  deny: { given: 'plan.mayNot', taken: 'plan.noLongerDenied' },
} as const;

/** `User:orders-api may write, describe on topic orders.placed.v1`. */
export function AccessSentence({ binding, operations, taken }: AccessGroup) {
  const { t } = useTranslationRef(kafkaSupportReactTranslationRef);
  const right = t(messages[binding.permission][taken ? 'taken' : 'given'], {
    who: <Mono>{binding.principal}</Mono>,
    what: <strong>{operations.join(', ')}</strong>,
    type:
      binding.patternType === 'prefixed'
        ? t('plan.prefixed', { type: binding.resourceType })
        : binding.resourceType,
    name: <Mono>{binding.resourceName}</Mono>,
  });
  return binding.host === '*' ? (
    <>{right}</>
  ) : (
    <>
      {right} {t('plan.from', { host: <Mono>{binding.host}</Mono> })}
    </>
  );
}
