import { formatRate } from './bytes';
import { humanValue } from './configValue';
import { formatDuration } from './duration';

/**
 * The value of a field of a spec in human units, from its name: `retentionMs`,
 * `expectedBytesPerSecond`, or a Kafka key as in `config.retention.ms`.
 *
 * @public
 */
export function specValue(path: string, value: unknown): string {
  if (typeof value === 'number') {
    if (path.endsWith('Ms'))
      return value < 0 ? 'for ever' : formatDuration(value);
    if (path.endsWith('BytesPerSecond')) return formatRate(value);
  }
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return humanValue(path, text) ?? text;
}
