export { AsyncApiProcessor } from './AsyncApiProcessor';
