import { z } from 'zod';

type JsonSchema = Record<string, any>;

const REF = '#/components/schemas/';
const JSON_VALUE = 'JsonValue';

/**
 * Named zod schemas as OpenAPI 3.0 components that refer to each other.
 *
 * @param io - `output` for answers, `input` for bodies
 */
export function componentsOf(
  named: Record<string, z.ZodType>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named))
    registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'openapi-3.0',
    io,
    uri: id => `${REF}${id}`,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  // After the call: `override` comes before these are set.
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return withJsonValue(schemas);
}

/** Formats say it already, and the bounds are those of every JavaScript number. */
function tidy(schema: JsonSchema): void {
  if (schema.format === 'date-time' || schema.format === 'date')
    delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

/**
 * zod puts recursive schemas aside under `__shared`, where OpenAPI 3.0 finds
 * nothing, one for each `z.json()`. All of them become one component.
 */
function withJsonValue(
  schemas: Record<string, JsonSchema>,
): Record<string, JsonSchema> {
  const text = JSON.stringify(schemas).replace(
    /#\/components\/schemas\/__shared#\/definitions\/\w+/g,
    `${REF}${JSON_VALUE}`,
  );
  const { __shared: shared, ...rest } = JSON.parse(text);
  if (!shared) return rest;
  const [first, ...others] = Object.values<JsonSchema>(shared.definitions);
  if (others.some(other => JSON.stringify(other) !== JSON.stringify(first)))
    throw new Error(
      'A recursive schema other than z.json() needs a component name of its own',
    );
  return { ...rest, [JSON_VALUE]: first };
}
