export { LegacyRoot } from './LegacyRoot';
export { NewSystemRoot } from './NewSystemRoot';
