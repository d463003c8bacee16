/**
 * The backend of the Kafka support plugins.
 *
 * @packageDocumentation
 */
export { kafkaSupportPlugin as default } from './plugin';
export {
  createKafkaRequestConditionalDecision,
  kafkaRequestConditions,
} from './permissions';
