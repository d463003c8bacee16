import {
  claimBatchInputSchema,
  claimBatchPreviewSchema,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { route } from './Route';

export const claimRoutes = {
  previewClaims: route({
    method: 'post',
    path: '/claims/batch',
    audit: 'request-preview',
    tag: 'requests',
    summary: 'What a prefix or a CSV of owners would claim',
    description:
      'Stores nothing. Each of its batches is the spec of a request of kind `ownership`, which `POST /preview` and `POST /requests` take. What the team owns already is left out, so that the same import twice claims nothing twice.',
    body: claimBatchInputSchema,
    status: 200,
    answer: claimBatchPreviewSchema,
  }),
};
