export { ReviewPanel } from './ReviewPanel';
export { Reviews } from './Reviews';
