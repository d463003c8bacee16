export { hygieneConfigSchema } from './config';
export { createHygieneMarkers } from './createHygieneMarkers';
export type { HygieneLimits } from './types';
