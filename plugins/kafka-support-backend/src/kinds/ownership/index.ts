export { createOwnershipKind } from './kind';
