import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EmptyState } from '@kafka-support/backstage-plugin-kafka-support-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { pages, type PluginPage } from '../pages';
import { kafkaSupportTranslationRef } from '../translation';
import { PageSkeleton } from './PageSkeleton';

const loaded = new Map<PluginPage, ComponentType>(
  pages.map(page => [
    page,
    lazy(async () => ({ default: await page.load() })) as ComponentType,
  ]),
);

function NotFound() {
  const { t } = useTranslationRef(kafkaSupportTranslationRef);
  const { pathname } = useLocation();
  return (
    <EmptyState title={t('root.notFound.title')}>
      {t('root.notFound.text', { path: pathname })}
    </EmptyState>
  );
}

/** All pages, below the path that the plugin is mounted on. */
export function KafkaSupportRoutes() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        {[...loaded].map(([page, Page]) => (
          <Route key={page.path} path={`/${page.path}`} element={<Page />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
