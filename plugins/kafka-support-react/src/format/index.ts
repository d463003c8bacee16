export { formatBytes, formatRate } from './bytes';
export { formatDuration } from './duration';
export { humanValue } from './configValue';
export { readResourceRef } from './resource';
export { specValue } from './fieldValue';
export { sentence } from './sentence';
