export { SeverityIcon, type SeverityIconProps } from './SeverityIcon';
export {
  gradeSeverities,
  severities,
  severityOf,
  severityTones,
  type Severity,
} from './severity';
