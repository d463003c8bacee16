export { RootPage } from './RootPage';
