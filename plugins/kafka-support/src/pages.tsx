import type { ComponentType } from 'react';
import type { rootMessages } from './root/messages';

/** A page of the plugin below the path it is mounted on. */
export interface PluginPage {
  /** As react-router has it, relative to the mount point; '' is the start page. */
  path: string;
  /** Shown as a tab of the header, by this message. */
  tab?: Exclude<keyof typeof rootMessages.tabs, 'label' | 'reviewCount'>;
  load(): Promise<ComponentType>;
}

/** All pages, tabs in this order: one line adds a page. */
export const pages: PluginPage[] = [
  {
    path: '',
    tab: 'myWork',
    load: () => import('./myWork').then(m => m.MyWorkPage),
  },
  {
    path: 'requests',
    tab: 'requests',
    load: () => import('./requests').then(m => m.RequestsPage),
  },
  {
    path: 'review',
    tab: 'review',
    load: () => import('./review').then(m => m.ReviewPage),
  },
  {
    path: 'streams',
    tab: 'streams',
    load: () => import('./streams').then(m => m.StreamsPage),
  },
  {
    path: 'obligations',
    tab: 'obligations',
    load: () => import('./obligations').then(m => m.ObligationsPage),
  },
  {
    path: 'access-reviews',
    tab: 'accessReviews',
    load: () => import('./accessReviews').then(m => m.AccessReviewsPage),
  },
  {
    path: 'clusters',
    tab: 'clusters',
    load: () => import('./clusters').then(m => m.ClustersPage),
  },
  {
    path: 'audit',
    tab: 'audit',
    load: () => import('./audit').then(m => m.AuditPage),
  },
  {
    path: 'new',
    load: () => import('./newRequest').then(m => m.NewRequestPage),
  },
  {
    path: 'new/:kind',
    load: () => import('./newRequest').then(m => m.NewKindPage),
  },
  {
    path: 'claims/new',
    load: () => import('./claimMany').then(m => m.ClaimManyPage),
  },
  {
    path: 'streams/:cluster/:topic',
    load: () => import('./stream').then(m => m.StreamPage),
  },
  {
    path: 'access-reviews/:id',
    load: () => import('./accessReviews').then(m => m.AccessReviewPage),
  },
  {
    path: 'requests/:id',
    load: () => import('./request').then(m => m.RequestPage),
  },
];
