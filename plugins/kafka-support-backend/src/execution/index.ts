export { DefaultExecutor } from './DefaultExecutor';
export type { DefaultExecutorOptions } from './DefaultExecutor';
export type { Executor } from './types';
export { eventually, systemClock, type Clock } from './clock';
export { worseFindings } from './worse';
