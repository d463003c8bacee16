import { guardrailSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { z } from 'zod';
import { route } from './Route';

export const guardrailRoutes = {
  listGuardrails: route({
    method: 'get',
    path: '/guardrails',
    audit: 'guardrail-fetch',
    tag: 'guardrails',
    summary: 'The active rules with their limits by cluster',
    status: 200,
    answer: z.object({ items: z.array(guardrailSchema) }),
  }),
};
