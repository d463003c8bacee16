export { topicCreateKind } from './kind';
export { createTopicChangeId } from './plan';
