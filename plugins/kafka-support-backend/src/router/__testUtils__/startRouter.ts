import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import express from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { createRouter } from '../createRouter';
import { createOpenApiDocument } from '../openapi';
import type { Services } from '../../services';

export type ServiceDoubles = {
  [Service in keyof Services]: {
    [Method in keyof Services[Service]]: jest.Mock;
  };
};

const double = () => jest.fn();

function serviceDoubles(): ServiceDoubles {
  return {
    requests: {
      preview: double(),
      submit: double(),
      get: double(),
      list: double(),
      events: double(),
      evidence: double(),
      review: double(),
      comment: double(),
      cancel: double(),
      retry: double(),
      reconcile: double(),
      revert: double(),
      adoptDrift: double(),
    },
    clusters: {
      list: double(),
      get: double(),
      pause: double(),
      resume: double(),
    },
    kinds: { list: double() },
    guardrails: { list: double() },
    claims: { preview: double() },
    inventory: { list: double(), streamsOf: double() },
    streams: { get: double() },
    obligations: { list: double() },
    accessReviews: {
      list: double(),
      get: double(),
      decide: double(),
      evidence: double(),
    },
    audit: { list: double(), verify: double() },
  };
}

const methodsOf = (services: ServiceDoubles): jest.Mock[] =>
  Object.values(services).flatMap(service => Object.values<jest.Mock>(service));

/**
 * The router in an app that refuses answers which the OpenAPI document does not
 * have. `reset` gives back doubles that fail the test when called unasked.
 */
export function startRouter() {
  const services = serviceDoubles();
  const logger = mockServices.logger.mock();
  const witness = {
    success: jest.fn().mockResolvedValue(undefined),
    fail: jest.fn().mockResolvedValue(undefined),
  };
  const auditor = mockServices.auditor.mock({
    createEvent: async () => witness,
  });
  const app = express();
  app.use(
    OpenApiValidator.middleware({
      apiSpec: {
        ...createOpenApiDocument(),
        servers: [{ url: '/' }],
      } as any,
      // Our own parsers answer, and the app knows everybody.
      validateRequests: false,
      validateSecurity: false,
      validateResponses: true,
      validateApiSpec: true,
      ignorePaths: /openapi.json|no-such/,
    }),
  );
  app.use(
    createRouter({
      ...(services as unknown as Services),
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user('user:default/alice'),
      }),
      auditor,
      logger,
    }),
  );
  app.use(mockErrorHandler());
  return {
    app,
    services,
    auditor,
    witness,
    logged: logger.error as jest.Mock,
    reset() {
      logger.error.mockClear();
      for (const method of methodsOf(services))
        method.mockReset().mockImplementation(() => {
          throw new Error('This service was not to be called');
        });
    },
    calls: () => methodsOf(services).flatMap(method => method.mock.calls),
  };
}
