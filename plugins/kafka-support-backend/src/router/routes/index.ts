import { accessReviewRoutes } from './accessReviews';
import { auditRoutes } from './audit';
import { claimRoutes } from './claims';
import { clusterRoutes } from './clusters';
import { guardrailRoutes } from './guardrails';
import { kindRoutes } from './kinds';
import { obligationRoutes } from './obligations';
import { readinessRoutes } from './readiness';
import { requestRoutes } from './requests';
import { resourceRoutes } from './resources';
import { streamRoutes } from './streams';
import type { Route } from './Route';

/** All routes by operation id. */
export const routes = {
  ...clusterRoutes,
  ...kindRoutes,
  ...guardrailRoutes,
  ...requestRoutes,
  ...claimRoutes,
  ...resourceRoutes,
  ...readinessRoutes,
  ...streamRoutes,
  ...obligationRoutes,
  ...accessReviewRoutes,
  ...auditRoutes,
} satisfies Record<string, Route>;

export type { Route } from './Route';
