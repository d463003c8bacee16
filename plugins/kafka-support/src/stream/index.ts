export { Approval } from './Approval';
export { Lines } from './Lines';
export { StreamPage } from './StreamPage';
