import { InputError } from '@backstage/errors';
import express, { type RequestHandler } from 'express';

/** 1 MiB: a request with its plan has some tens of KiB. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Reads JSON bodies, and refuses to guess what another media type means. */
export function jsonBody(): RequestHandler[] {
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
    express.json({ limit: MAX_BODY_BYTES }),
  ];
}
