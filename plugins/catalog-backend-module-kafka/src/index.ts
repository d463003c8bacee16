export { catalogModuleKafka as default } from './module';
