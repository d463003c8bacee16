export { topicDeleteKind } from './kind';
