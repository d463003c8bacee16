import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import type { ClusterAdmin } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { clusterAdminExtensionPoint } from '../clusterAdminExtensionPoint';
import { createOpenApiDocument } from '../router/openapi';

/** Puts clusters in memory where the real ones would be connected. */
export const fakeClusters = (admins: Record<string, ClusterAdmin>) =>
  createBackendModule({
    pluginId: 'kafka-support',
    moduleId: 'fake-clusters',
    register(reg) {
      reg.registerInit({
        deps: { clusterAdmin: clusterAdminExtensionPoint },
        async init({ clusterAdmin }) {
          clusterAdmin.connectWith(({ id }) => admins[id]);
        },
      });
    },
  });

/**
 * Turns an answer that the OpenAPI document does not have into a failure.
 * Modules start before their plugin, so this stands before its routes.
 */
export const openApiChecks = createBackendModule({
  pluginId: 'kafka-support',
  moduleId: 'openapi-checks',
  register(reg) {
    reg.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const checks = OpenApiValidator.middleware({
          apiSpec: createOpenApiDocument() as any,
          validateRequests: false,
          validateSecurity: false,
          validateResponses: true,
          ignorePaths: /openapi.json|\.well-known/,
        });
        for (const check of checks) httpRouter.use(check as RequestHandler);
      },
    });
  },
});

/** A permission policy that gives the same answer to everything, until it is changed. */
export const sameForAll = (policy: { allows: boolean }): PermissionPolicy => ({
  handle: async () => ({
    result: policy.allows ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  }),
});

export const testPolicy = (policy: PermissionPolicy) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'test-policy',
    register(reg) {
      reg.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy: registry }) {
          registry.setPolicy(policy);
        },
      });
    },
  });

/** Of the permission framework, in every plugin that has resources. */
const WELL_KNOWN = '/.well-known/backstage/permissions/';

/**
 * The permission framework tells a person from a plugin that asks for one. The
 * mocks forget that, and nobody else asks it here.
 */
export const httpAuthWithActors = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const httpAuth = mockServices.httpAuth({ pluginId: plugin.getId() });
    const isOfFramework = (url: string) =>
      plugin.getId() === 'permission' || url.includes(WELL_KNOWN);
    return {
      issueUserCookie: httpAuth.issueUserCookie.bind(httpAuth),
      async credentials(req, options) {
        const credentials = await httpAuth.credentials(req, options);
        const { type, userEntityRef } = credentials.principal as any;
        return type === 'user' && isOfFramework(req.originalUrl)
          ? (mockCredentials.user(userEntityRef, {
              actor: { subject: 'plugin:kafka-support' },
            }) as any)
          : credentials;
      },
    };
  },
});
