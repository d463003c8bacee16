import { InputError } from '@backstage/errors';
import express, { type RequestHandler } from 'express';

/** 1 MiB: a request with its plan has some tens of KiB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** 4 MiB: a thousand claims with their plan, or a CSV of them. */
const MAX_BATCH_BYTES = 4 * MAX_BODY_BYTES;
const batchPaths = ['/requests', '/claims/batch'];

/** Reads JSON bodies, and refuses to guess what another media type means. */
export function jsonBody(): RequestHandler[] {
  const json = express.json({ limit: MAX_BODY_BYTES });
  const batchJson = express.json({ limit: MAX_BATCH_BYTES });
  return [
    (req, _res, next) => {
      const hasBody =
        req.headers['transfer-encoding'] !== undefined ||
        Number(req.headers['content-length'] ?? 0) > 0;
      if (hasBody && !req.is('application/json')) {
        throw new InputError(
          `The body has the media type "${
            req.headers['content-type'] ?? 'none'
          }". Send JSON with the header content-type: application/json`,
        );
      }
      next();
    },
    (req, res, next) =>
      (batchPaths.includes(req.path) ? batchJson : json)(req, res, next),
  ];
}
