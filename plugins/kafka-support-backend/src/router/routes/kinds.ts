import { kindSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { route } from './Route';

export const kindRoutes = {
  listKinds: route({
    method: 'get',
    path: '/kinds',
    audit: 'kind-fetch',
    tag: 'kinds',
    summary: 'The kinds of requests with the JSON schema of their spec',
    status: 200,
    answer: z.object({ items: z.array(kindSchema) }),
  }),
};
