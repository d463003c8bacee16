import { z } from 'zod';
import { idempotencyKeySchema } from '../routes/idempotencyKey';
import { routes, type Route } from '../routes';
import { componentsOf } from './components';
import { answerSchemas, bodySchemas } from './schemas';

type Json = Record<string, any>;
type Routes = [operationId: string, route: Route][];

/**
 * The OpenAPI 3.0 document, from the zod schemas and the table of routes.
 * `openapi.json` in the package is what this returns.
 */
export function createOpenApiDocument(): Json {
  const all: Routes = Object.entries(routes);
  return {
    openapi: '3.0.3',
    info: {
      title: 'Kafka support',
      version: '1',
      license: {
        name: 'Apache-2.0',
        url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
      },
    },
    servers: [{ url: '/api/kafka-support' }],
    security: [{ bearer: [] }],
    paths: pathsOf(all),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...componentsOf(
          { ...answerSchemas, ...unnamed(all, 'answer', answerSchemas) },
          'output',
        ),
        ...componentsOf(
          { ...bodySchemas, ...unnamed(all, 'body', bodySchemas) },
          'input',
        ),
      },
    },
  };
}

function pathsOf(all: Routes): Json {
  const paths: Json = {};
  for (const [operationId, route] of all) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method]: operationOf(operationId, route),
    };
  }
  return paths;
}

function operationOf(operationId: string, route: Route): Json {
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    parameters: parametersOf(route),
    requestBody: route.body && {
      required: true,
      content: jsonContent(nameOf(operationId, route, 'body', bodySchemas)),
    },
    responses: {
      [route.status]: {
        description: route.summary,
        content: {
          ...jsonContent(nameOf(operationId, route, 'answer', answerSchemas)),
          ...Object.fromEntries(
            Object.entries(route.otherAnswers ?? {}).map(
              ([mediaType, description]) => [
                mediaType,
                { schema: { type: 'string', description } },
              ],
            ),
          ),
        },
      },
      default: {
        description: 'A refusal or failure',
        content: jsonContent('Error'),
      },
    },
  };
}

function parametersOf(route: Route): Json[] {
  const path = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    in: 'path',
    name,
    required: true,
    schema: { type: 'string' },
  }));
  const { Query: query } = route.query
    ? componentsOf({ Query: route.query }, 'output')
    : { Query: { properties: {} } };
  const inQuery = Object.entries(query.properties).map(([name, schema]) => ({
    in: 'query',
    name,
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  const { Key: key } = componentsOf({ Key: idempotencyKeySchema }, 'input');
  const header = {
    in: 'header',
    name: 'Idempotency-Key',
    required: false,
    description:
      'The same key with the same body answers the same request within 24 h; with another body 409.',
    schema: key,
  };
  return [...path, ...inQuery, ...(route.idempotent ? [header] : [])];
}

function jsonContent(component: string): Json {
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${component}` },
    },
  };
}

/** Schemas that only one route uses are named after it. */
function nameOf(
  operationId: string,
  route: Route,
  part: 'answer' | 'body',
  named: Record<string, z.ZodType>,
): string {
  const known = Object.entries(named).find(
    ([, schema]) => schema === route[part],
  );
  if (known) return known[0];
  const capital = operationId[0].toLocaleUpperCase('en-US');
  return `${capital}${operationId.slice(1)}${
    part === 'answer' ? 'Answer' : 'Body'
  }`;
}

function unnamed(
  all: Routes,
  part: 'answer' | 'body',
  named: Record<string, z.ZodType>,
): Record<string, z.ZodType> {
  return Object.fromEntries(
    all.flatMap(([operationId, route]) => {
      const schema = route[part];
      return schema && !Object.values(named).includes(schema)
        ? [[nameOf(operationId, route, part, named), schema]]
        : [];
    }),
  );
}
