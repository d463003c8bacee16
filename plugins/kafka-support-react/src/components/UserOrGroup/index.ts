export { UserOrGroup, type UserOrGroupProps } from './UserOrGroup';
