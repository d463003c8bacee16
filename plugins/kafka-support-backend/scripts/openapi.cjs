// Writes openapi.json from the table of routes and the zod schemas.
require('@backstage/cli/config/nodeTransform.cjs');

const { writeFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { createOpenApiDocument } = require('../src/router/openapi');

writeFileSync(
  resolve(__dirname, '../openapi.json'),
  `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`,
);
