/**
 * Kafka topics, groups and requests in the search of a Backstage portal.
 *
 * @packageDocumentation
 */
export { searchModuleKafka as default } from './module';
