/**
 * The backend of the Kafka support plugins.
 *
 * @packageDocumentation
 */
export { kafkaSupportPlugin as default } from './plugin';
export {
  createKafkaRequestConditionalDecision,
  kafkaRequestConditions,
  type RuledRequest,
} from './permissions';
export type { RequestCondition } from './requests';
