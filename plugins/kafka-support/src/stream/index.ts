export { StreamPage } from './StreamPage';
