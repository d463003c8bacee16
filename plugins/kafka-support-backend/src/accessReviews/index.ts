export { AccessEvidenceReader } from './AccessEvidenceReader';
export { AccessReviewFollower } from './AccessReviewFollower';
export { AccessReviewOpener } from './AccessReviewOpener';
export { AccessReviewStore } from './AccessReviewStore';
export { accessReviewsConfigSchema, type AccessReviewsConfig } from './config';
export { DefaultAccessReviews } from './DefaultAccessReviews';
export { GrantReader } from './GrantReader';
export type { AccessReviews, ReviewViewer } from './types';
