import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { audited } from '../audit';
import { mount } from './mount';
import { allPages } from './allPages';
import { auditFormats } from './auditFormats';
import { auditRoutes } from './routes/audit';
import { parseBody } from '../requests';
import type { AuditService } from '../services';

const EXPORT_PAGE = 200;

export function createAuditRouter(
  options: { audit: AuditService } & Edge,
): Router {
  const { audit, httpAuth, auditor } = options;
  const { path, query: querySchema, audit: auditEvent } = auditRoutes.listAudit;
  const router = PromiseRouter();

  // Not by `mount`: an export is written out while it is read.
  router.get(path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { format = 'json', ...query } = parseBody(
      querySchema,
      req.query,
      'query',
    );
    const event = { eventId: auditEvent, request: req };
    await audited(auditor, event, async () => {
      if (format === 'json') {
        res.json(await audit.list(query, credentials));
        return;
      }
      const { mediaType, lines } = auditFormats[format];
      const entries = await allPages(cursor =>
        audit.list({ ...query, limit: EXPORT_PAGE, cursor }, credentials),
      );
      res.attachment(`kafka-audit.${format}`).type(mediaType);
      await pipeline(Readable.from(lines(entries)), res);
    });
  });

  mount(router, options, auditRoutes.verifyAudit, call =>
    audit.verify(call.credentials),
  );

  return router;
}
