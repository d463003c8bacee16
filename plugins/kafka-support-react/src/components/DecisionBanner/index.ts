export { DecisionBanner, type DecisionBannerProps } from './DecisionBanner';
