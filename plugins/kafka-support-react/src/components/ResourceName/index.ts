export { ResourceName, type ResourceNameProps } from './ResourceName';
