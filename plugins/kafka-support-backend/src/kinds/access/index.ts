export { accessKind } from './kind';
