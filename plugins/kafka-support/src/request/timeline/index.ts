export { Timeline } from './Timeline';
export { changesDone } from './timelineRows';
