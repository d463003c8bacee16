export { REQUESTS_CHANNEL, RequestNotifier } from './RequestNotifier';
