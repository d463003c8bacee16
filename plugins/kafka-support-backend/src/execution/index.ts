export { DefaultExecutor } from './DefaultExecutor';
export type { DefaultExecutorOptions } from './DefaultExecutor';
export type { Executor } from './types';
export { worseFindings } from './worse';
