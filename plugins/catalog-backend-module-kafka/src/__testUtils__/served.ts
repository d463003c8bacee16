import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type { FakeBackend } from './FakeBackend';

/** Serves the fake over HTTP, and keeps who asked. */
export const served = (backend: FakeBackend, principals: unknown[]) =>
  createBackendPlugin({
    pluginId: 'kafka-support',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.use(async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            principals.push(principal);
            const { pathname, searchParams } = new URL(req.url, 'http://x');
            res.json(
              pathname === '/clusters'
                ? await backend.listClusters()
                : await backend.listResources(Object.fromEntries(searchParams)),
            );
          });
        },
      });
    },
  });
