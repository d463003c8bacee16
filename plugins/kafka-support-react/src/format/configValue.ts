import { formatBytes, formatRate } from './bytes';
import { formatDuration } from './duration';

const isNumber = /^-?\d+$/;

/**
 * What a field of a plan or a Kafka configuration value says in human units,
 * from the unit that Kafka spells in its key. Undefined: the value already is
 * what a person reads.
 *
 * @public
 */
export function humanValue(
  field: string,
  value: string,
  words = { forEver: 'for ever', noLimit: 'no limit' },
): string | undefined {
  if (!isNumber.test(value)) return undefined;
  const number = Number(value);
  if (field.endsWith('.ms')) {
    if (number === -1) return words.forEver;
    return number < 1_000 ? undefined : formatDuration(number);
  }
  if (field.endsWith('.bytes')) {
    if (number === -1) return words.noLimit;
    return number < 1_024 ? undefined : formatBytes(number);
  }
  // Quotas.
  if (field.endsWith('_byte_rate'))
    return number < 1_024 ? undefined : formatRate(number);
  return undefined;
}
