export { AccessReviewPage } from './AccessReviewPage';
export { AccessReviewsPage } from './AccessReviewsPage';
