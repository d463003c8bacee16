export { ErrorNotice, type ErrorNoticeProps } from './ErrorNotice';
export { errorText } from './errorText';
