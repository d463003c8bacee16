export { devSignInModule as default } from './module';
