export { adoptionChange } from './adoptionChange';
export { createAdoptDriftKind } from './kind';
