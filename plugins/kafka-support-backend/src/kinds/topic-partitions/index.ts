export { topicPartitionsKind } from './kind';
