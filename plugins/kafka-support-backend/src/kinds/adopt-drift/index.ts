export { createAdoptDriftKind } from './kind';
