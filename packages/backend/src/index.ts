import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('./database'));

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
// INVARIANT: an allow-list, never `!== 'production'`. Whoever reaches this
// sign-in can be anybody, so an unset NODE_ENV must leave it out.
if (process.env.NODE_ENV === 'development') {
  backend.add(import('./devSignIn'));
}

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@kafka-support/backstage-plugin-catalog-backend-module-kafka'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@kafka-support/backstage-plugin-search-backend-module-kafka'),
);

backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@kafka-support/backstage-plugin-kafka-support-backend'));

backend.start();
