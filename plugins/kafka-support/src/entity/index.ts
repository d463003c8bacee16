export { EntityStreamsTab } from './EntityStreamsTab';
export { EntityRequestsCard } from './EntityRequestsCard';
export { ReadinessCard } from './ReadinessCard';
export { WhoAnswersCard } from './WhoAnswersCard';
