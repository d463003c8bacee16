import { stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { parseBody } from '../requests';

const part = z
  .string()
  .max(63)
  .regex(
    /^[a-z0-9]([a-z0-9-_.]*[a-z0-9])?$/i,
    'must be a part of an entity ref: letters and digits, with "-", "_" or "." between',
  );
const entityPathSchema = z.object({ kind: part, namespace: part, name: part });

/** The entity ref in a path such as `component/default/payments-api`. */
export function parseEntityPath(
  path: z.input<typeof entityPathSchema>,
): string {
  return stringifyEntityRef(parseBody(entityPathSchema, path, 'path'));
}
