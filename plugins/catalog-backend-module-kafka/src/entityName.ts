import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const VALID = /^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/;

/**
 * A catalog entity's name for a Kafka name. Names that do not fit (length,
 * characters, or case, which the catalog does not tell apart) are cut and get a
 * hash, so that two resources never share an entity.
 */
export function entityName(kafkaName: string): string {
  const fits =
    kafkaName.length <= MAX_LENGTH &&
    VALID.test(kafkaName) &&
    kafkaName === kafkaName.toLowerCase();
  if (fits) return kafkaName;
  const hash = createHash('sha256')
    .update(kafkaName)
    .digest('hex')
    .slice(0, 10);
  const readable = kafkaName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_LENGTH - hash.length - 1)
    .replace(/-$/, '');
  return readable ? `${readable}-${hash}` : `kafka-${hash}`;
}
