export { isKafkaResult } from './kafkaDocument';
export {
  KafkaSearchResultListItem,
  type KafkaSearchResultListItemProps,
} from './KafkaSearchResultListItem';
