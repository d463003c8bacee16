import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { audited } from '../audit';
import { auditFormats } from './auditFormats';
import { exportAudit } from './exportAudit';
import { auditRoutes } from './routes/audit';
import { parseBody } from '../requests';
import type { AuditService } from '../services';

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
      // A refusal shall come before the first line.
      const entries = await exportAudit(audit, query, credentials);
      res.attachment(`kafka-audit.${format}`).type(mediaType);
      await pipeline(Readable.from(lines(entries)), res);
    });
  });

  return router;
}
