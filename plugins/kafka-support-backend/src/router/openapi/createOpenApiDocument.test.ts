import committed from '../../../openapi.json';
import { createOpenApiDocument } from './createOpenApiDocument';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('the OpenAPI document', () => {
  const document = plain(createOpenApiDocument());

  it('is the one that is committed (else: yarn openapi)', () => {
    expect(committed).toEqual(document);
  });

  it('refers only to components that it has', () => {
    const refs = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
    const known = Object.keys(document.components.schemas).map(
      name => `"$ref":"#/components/schemas/${name}"`,
    );
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter(ref => !known.includes(ref))).toEqual([]);
  });

  it('has no component that nothing refers to', () => {
    const text = JSON.stringify(document);
    const unused = Object.keys(document.components.schemas).filter(
      name => !text.includes(`"#/components/schemas/${name}"`),
    );
    expect(unused).toEqual([]);
  });

  it('names every parameter of a path', () => {
    for (const [path, operations] of Object.entries<any>(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values<any>(operations))
        expect(
          parameters
            .filter((each: any) => each.in === 'path')
            .map((each: any) => each.name),
        ).toEqual(inPath);
    }
  });

  it('says which calls take an idempotency key', () => {
    const keyed = Object.entries<any>(document.paths).flatMap(
      ([path, operations]) =>
        Object.entries<any>(operations)
          .filter(([, { parameters }]) =>
            parameters.some((each: any) => each.name === 'Idempotency-Key'),
          )
          .map(([method]) => `${method} ${path}`),
    );
    expect(keyed).toEqual([
      'post /requests',
      'post /requests/{id}/revert',
      'post /resources/{resource}/drift/adopt',
    ]);
  });
});
