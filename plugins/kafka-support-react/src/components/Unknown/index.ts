export { Unknown, type UnknownProps } from './Unknown';
