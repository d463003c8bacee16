export { kafkaSupportPlugin as default } from './plugin';
