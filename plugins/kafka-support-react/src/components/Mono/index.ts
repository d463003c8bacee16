export { Mono } from './Mono';
