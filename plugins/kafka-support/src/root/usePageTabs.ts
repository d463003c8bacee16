import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useReviewCount } from '@kafka-support/backstage-plugin-kafka-support-react';
import { pages } from '../pages';
import { rootRouteRef } from '../routes';
import { kafkaSupportTranslationRef } from '../translation';

export interface PageTab {
  id: string;
  label: string;
  href: string;
}

/** The tabs of the header, from the table of pages. */
export function usePageTabs(): PageTab[] {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const reviews = useReviewCount();
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  return pages.flatMap(page =>
    page.tab
      ? [
          {
            id: page.tab,
            label:
              page.tab === 'review' && reviews
                ? t('root.tabs.reviewCount', { number: String(reviews) })
                : t(`root.tabs.${page.tab}`),
            href: page.path ? `${root}/${page.path}` : root || '/',
          },
        ]
      : [],
  );
}
