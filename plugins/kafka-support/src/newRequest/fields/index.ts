export { ClusterField } from './ClusterField';
export { ComponentField } from './ComponentField';
export { FieldFrame } from './FieldFrame';
export { NumberSpecField } from './NumberSpecField';
export { QuantitySpecField } from './QuantitySpecField';
export { Row, RowsFrame } from './RowsFrame';
export { TextSpecField } from './TextSpecField';
export { rateUnits, timeUnits } from './units';
export { TitledGroup, type TitledGroupProps } from './TitledGroup';
