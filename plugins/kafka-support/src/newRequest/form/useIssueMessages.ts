import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useMemo } from 'react';
import { kafkaSupportTranslationRef } from '../../translation';
import type { IssueMessages } from './issueText';

/** The sentences of what is wrong with a field, in the portal's language. */
export function useIssueMessages(): IssueMessages & {
  cluster: string;
  confirm(text: string): string;
} {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  return useMemo(
    () => ({
      empty: t('newRequest.validation.empty'),
      missing: t('newRequest.validation.missing'),
      wholeNumber: t('newRequest.validation.wholeNumber'),
      atLeast: limit =>
        t('newRequest.validation.atLeast', { limit: String(limit) }),
      atMost: limit =>
        t('newRequest.validation.atMost', { limit: String(limit) }),
      charactersAtLeast: limit =>
        t('newRequest.validation.charactersAtLeast', { limit: String(limit) }),
      charactersAtMost: limit =>
        t('newRequest.validation.charactersAtMost', { limit: String(limit) }),
      cluster: t('newRequest.cluster.choose'),
      confirm: text => t('newRequest.validation.confirm', { text }),
    }),
    [t],
  );
}
