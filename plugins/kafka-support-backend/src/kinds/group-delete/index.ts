export { groupDeleteKind } from './kind';
export { groupRestoreKind } from './restoreKind';
