export { createOwnershipKind } from './kind';
export { setOwnerChangeId } from './plan';
