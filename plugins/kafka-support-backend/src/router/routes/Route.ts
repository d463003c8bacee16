import type { RouteParameters } from 'express-serve-static-core';
import type { z } from 'zod';
import type { AuditEventId } from '../../audit';

/**
 * One route as data. The routers serve it, the OpenAPI document is made from
 * it, and so they cannot disagree.
 */
export interface Route {
  method: 'get' | 'post';
  /** As Express writes it: `/clusters/:cluster`. */
  path: string;
  /** What the portal's auditor is told. */
  audit: AuditEventId;
  tag: string;
  summary: string;
  description?: string;
  query?: z.ZodObject;
  /** Documentation only: the service that is called parses the body. */
  body?: z.ZodType;
  /** Takes the header `Idempotency-Key`. */
  idempotent?: boolean;
  status: 200 | 201;
  answer: z.ZodType;
  /** Media types beside JSON, each with what it holds. */
  otherAnswers?: Record<string, string>;
}

/** Keeps the literal types of a route. */
export const route = <const TRoute extends Route>(definition: TRoute) =>
  definition;

/** The parameters in a path, as text. */
export type PathOf<TRoute extends Route> = RouteParameters<TRoute['path']>;

/** What the query of a route is parsed to. */
export type QueryOf<TRoute extends Route> = TRoute['query'] extends z.ZodObject
  ? z.output<TRoute['query']>
  : Record<string, never>;
