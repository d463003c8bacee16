import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { kafkaSupportTranslationRef } from '../translation';
import { streamsMessages } from './messages';

type Known = keyof typeof streamsMessages.types;

/** Types of resources in words; one that this page does not know stays as it is. */
export function useTypeName(): (type: string) => string {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return type =>
    Object.hasOwn(streamsMessages.types, type)
      ? t(`streams.types.${type as Known}`)
      : type;
}
