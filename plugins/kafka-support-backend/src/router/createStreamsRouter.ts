import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Edge } from './Edge';
import { mount } from './mount';
import { streamRoutes } from './routes/streams';
import type { StreamsService } from '../services';

export function createStreamsRouter(
  options: { streams: StreamsService } & Edge,
): Router {
  const { streams } = options;
  const router = PromiseRouter();

  mount(router, options, streamRoutes.getStream, call =>
    streams.get({ ...call.path, ...call.query }, call.credentials),
  );

  return router;
}
