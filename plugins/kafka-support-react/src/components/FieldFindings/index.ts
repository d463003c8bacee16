export { FieldFindings, type FieldFindingsProps } from './FieldFindings';
