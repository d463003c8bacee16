/**
 * Kafka clusters and governed topics in the software catalog of a Backstage
 * portal.
 *
 * @packageDocumentation
 */
export { catalogModuleKafka as default } from './module';
