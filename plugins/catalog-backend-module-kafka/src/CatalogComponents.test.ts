import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogComponents } from './CatalogComponents';

const runbook = 'kafka-support.io/runbook';

const entity = (
  kind: string,
  name: string,
  annotations: Record<string, string> = {},
  relations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations },
  relations: Object.entries(relations).map(([type, targetRef]) => ({
    type,
    targetRef,
  })),
});

const read = (catalog: ReturnType<typeof catalogServiceMock>) =>
  CatalogComponents.create({
    catalog,
    auth: mockServices.auth(),
    topicsAnnotation: 'kafka.apache.org/topics',
    runbookAnnotation: runbook,
  });

describe('what the catalog says of components', () => {
  it('has the runbook of the component, else of its system, else of its owner', async () => {
    const of = { partOf: 'system:default/shop', ownedBy: 'group:default/team' };
    const catalog = catalogServiceMock({
      entities: [
        entity(
          'Component',
          'own',
          { [runbook]: 'https://own.example.com' },
          of,
        ),
        entity('Component', 'plain', {}, of),
        entity('Component', 'alone', {}, { ownedBy: 'group:default/team' }),
        entity('Component', 'unlinked', { [runbook]: 'see the wiki' }),
        entity('System', 'shop', { [runbook]: 'https://shop.example.com' }),
        entity('Group', 'team', { [runbook]: 'https://team.example.com' }),
      ],
    });
    const refs = ['own', 'plain', 'alone', 'unlinked', 'gone'].map(
      name => `component:default/${name}`,
    );
    const facts = await read(catalog).facts(refs);
    const system = 'system:default/shop';
    expect([...facts.values()]).toEqual([
      { system, runbook: 'https://own.example.com' },
      { system, runbook: 'https://shop.example.com' },
      { system: undefined, runbook: 'https://team.example.com' },
      { system: undefined, runbook: undefined },
    ]);
    expect(facts.has('component:default/gone')).toBe(false);
  });

  it('is asked in parts, whatever the number of components', async () => {
    const catalog = catalogServiceMock.mock();
    catalog.getEntitiesByRefs.mockImplementation(async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        entity('Component', ref.replace(/^.*\//, '')),
      ),
    }));
    const refs = Array.from(
      { length: 1_200 },
      (_, i) => `component:default/${i}`,
    );
    expect((await read(catalog).facts([...refs, ...refs])).size).toBe(1_200);
    expect(
      catalog.getEntitiesByRefs.mock.calls.map(
        ([{ entityRefs }]) => entityRefs.length,
      ),
    ).toEqual([500, 500, 200]);
  });
});

describe('what components say of topics', () => {
  it('is read of all pages, for any cluster where none is named', async () => {
    const catalog = catalogServiceMock.mock();
    const named = (name: string, topics: unknown) =>
      entity('Component', name, {
        'kafka.apache.org/topics': topics as string,
      });
    catalog.queryEntities
      .mockResolvedValueOnce({
        items: [named('a', 'prod/x, y'), named('broken', { no: 'text' })],
        totalItems: 3,
        pageInfo: { nextCursor: 'more' },
      })
      .mockResolvedValueOnce({
        items: [named('b', 'x, x')],
        totalItems: 3,
        pageInfo: {},
      });
    const proposals = await read(catalog).proposals();
    expect(proposals.of('prod', 'x')).toEqual(
      expect.arrayContaining(['component:default/a', 'component:default/b']),
    );
    expect(new Set(proposals.of('dev', 'x'))).toEqual(
      new Set(['component:default/b']),
    );
    expect(proposals.of('dev', 'y')).toEqual(['component:default/a']);
    expect(proposals.of('dev', 'z')).toEqual([]);
    expect(catalog.queryEntities.mock.calls[1][0]).toMatchObject({
      cursor: 'more',
    });
  });
});
