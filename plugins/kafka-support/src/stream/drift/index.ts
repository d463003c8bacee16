export { DifferenceText } from './DifferenceText';
export { Drift, hasDrift } from './Drift';
export { ManagedElsewhere } from './ManagedElsewhere';
export { driftMessages } from './messages';
