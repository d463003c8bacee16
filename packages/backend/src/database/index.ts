export { databaseFactory as default } from './databaseFactory';
