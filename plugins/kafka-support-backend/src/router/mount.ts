import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import { z } from 'zod';
import { audited, callMeta } from '../audit';
import { assertStorable, parseBody } from '../requests';
import type { Edge } from './Edge';
import { idempotencyKeySchema } from './routes/idempotencyKey';
import type { PathOf, QueryOf, Route } from './routes/Route';

/** One call of a route, parsed. The body is left to the service. */
export interface Call<TRoute extends Route> {
  path: PathOf<TRoute>;
  query: QueryOf<TRoute>;
  body: unknown;
  idempotencyKey?: string;
  credentials: BackstageCredentials;
}

const noQuery = z.strictObject({});

/** Serves a route: parse, call before the auditor's eyes, answer. */
export function mount<TRoute extends Route>(
  router: Router,
  { httpAuth, auditor }: Edge,
  route: TRoute,
  call: (call: Call<TRoute>) => Promise<unknown>,
): void {
  router[route.method](route.path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    assertStorable(req.params, 'path');
    const query = parseBody(route.query ?? noQuery, req.query, 'query');
    const parsed = {
      path: req.params as PathOf<TRoute>,
      query: query as QueryOf<TRoute>,
      body: req.body,
      idempotencyKey: route.idempotent ? idempotencyKeyOf(req) : undefined,
      credentials,
    };
    const answer = await audited(
      auditor,
      {
        eventId: route.audit,
        request: req,
        meta: callMeta(req.params, req.body),
      },
      () => call(parsed),
    );
    res.status(route.status).json(answer);
  });
}

function idempotencyKeyOf(req: Request): string | undefined {
  const key = req.header('idempotency-key');
  return key === undefined
    ? undefined
    : parseBody(idempotencyKeySchema, key, 'header Idempotency-Key');
}
