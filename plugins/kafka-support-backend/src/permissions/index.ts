export { AuthorizedAccessReviews } from './AuthorizedAccessReviews';
export { AuthorizedClusters } from './AuthorizedClusters';
export { AuthorizedObligations } from './AuthorizedObligations';
export { AuthorizedRequests } from './AuthorizedRequests';
export { AuthorizedStreams } from './AuthorizedStreams';
export { authorizedReads } from './authorizedReads';
export { DefaultCallerResolver } from './DefaultCallerResolver';
export { registerPermissions } from './registerPermissions';
export {
  createKafkaRequestConditionalDecision,
  kafkaRequestConditions,
  type RuledRequest,
} from './rules';
export type { CallerResolver } from './types';
