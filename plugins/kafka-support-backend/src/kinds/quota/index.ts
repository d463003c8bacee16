export { quotaName } from './entity';
export { quotaKind } from './kind';
