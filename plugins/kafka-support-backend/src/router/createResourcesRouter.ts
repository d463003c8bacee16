import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited } from '../audit';
import { parseBody } from '../requests';
import type { InventoryService } from '../services';
import { allPages } from './allPages';
import type { Edge } from './Edge';
import { resourceCsv } from './resourceCsv';
import { resourceRoutes } from './routes/resources';

const EXPORT_PAGE = 200;

export function createResourcesRouter(
  options: { inventory: InventoryService } & Edge,
): Router {
  const { inventory, httpAuth, auditor } = options;
  const {
    path,
    query: querySchema,
    audit: eventId,
  } = resourceRoutes.listResources;
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
    await audited(auditor, { eventId, request: req }, async () => {
      if (format === 'json') {
        res.json(await inventory.list(query, credentials));
        return;
      }
      const resources = await allPages(cursor =>
        inventory.list({ ...query, limit: EXPORT_PAGE, cursor }, credentials),
      );
      res.attachment('kafka-resources.csv').type('text/csv');
      await pipeline(Readable.from(resourceCsv(resources)), res);
    });
  });

  return router;
}
