import {
  obligationListSchema,
  obligationQuerySchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { asFlag, asNumber } from '../parameters';
import { route } from './Route';

const { mine, limit } = obligationQuerySchema.shape;

export const obligationRoutes = {
  listObligations: route({
    method: 'get',
    path: '/obligations',
    audit: 'obligation-fetch',
    tag: 'obligations',
    summary: 'What is owed by a date, and by whom',
    description:
      'Open ones by their date, so that what is late comes first; done and failed ones newest first.',
    query: obligationQuerySchema.extend({
      mine: asFlag(mine),
      limit: asNumber(limit),
    }),
    status: 200,
    answer: obligationListSchema,
  }),
};
