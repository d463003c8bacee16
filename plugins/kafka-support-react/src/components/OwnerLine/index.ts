export { OwnerLine, type OwnerLineProps } from './OwnerLine';
