import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { RecordedOwnerships } from './__testUtils__/RecordedOwnerships';
import type { JsonObject } from '@backstage/types';
import type { Change } from '@kafka-support/backstage-plugin-kafka-support-common';
import { CatalogFacts } from './CatalogFacts';
import { readOwnershipConfig } from './config';
import { DefaultOwnershipService } from './DefaultOwnershipService';
import { Proposals } from './Proposals';
import { problemsOfEntity } from './problemsOfEntity';
import type { OwnershipRecord } from './types';

const group = (name: string, members: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name,
    annotations: { 'kafka-support.io/escalation': '#platform-oncall' },
  },
  spec: { type: 'team', children: [] },
  relations: members.map(member => ({
    type: 'hasMember',
    targetRef: `user:default/${member}`,
  })),
});

const component = (
  name: string,
  owner: string,
  annotations: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations,
    links: [{ url: 'https://wiki.example/runbook', title: 'Runbook' }],
  },
  spec: { type: 'service', lifecycle: 'production', owner },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

const entities = [
  group('payments', ['alice']),
  group('emptied', []),
  component('payments-api', 'group:default/payments', {
    'kafka-support.io/tier': '1',
    'kafka.apache.org/topics': 'prod/captured, not a topic!, legacy_clicks',
    'kafka.apache.org/consumer-groups': 'billing, prod/team/ledger,, User:x',
    'kafka.apache.org/principals': 'dev/User:payments-api',
  }),
  component('squatter', 'group:default/emptied', {
    'kafka.apache.org/topics': 'prod/captured',
  }),
];

const record = (topic: string, owner: string): OwnershipRecord => ({
  resource: `prod/topic/${topic}`,
  owner,
  component: 'component:default/payments-api',
  basis: 'request',
  source: 'r1',
  confirmedAt: '2026-11-01T10:00:00.000Z',
});

function setUp(records: OwnershipRecord[] = [], ownership: JsonObject = {}) {
  const catalog = catalogServiceMock({ entities });
  let nowMs = 0;
  const service = DefaultOwnershipService.create({
    store: new RecordedOwnerships(records),
    facts: CatalogFacts.create({
      catalog,
      auth: mockServices.auth(),
      now: () => nowMs,
    }),
    config: readOwnershipConfig({ ownership }),
  });
  const breakCatalog = () => {
    nowMs += 60_000;
    for (const method of ['getEntityByRef', 'getEntities'] as const)
      jest.spyOn(catalog, method).mockRejectedValue(new Error('down'));
  };
  return { service, breakCatalog };
}

describe('DefaultOwnershipService', () => {
  it('names the owner that a request confirmed, and why', async () => {
    const { service } = setUp([record('captured', 'group:default/payments')]);
    const ownership = await service.ownershipOf('prod/topic/captured');
    expect(ownership).toMatchObject({
      owner: 'group:default/payments',
      basis: 'request',
      ownerState: 'active',
    });
    expect(ownership.explanation).toBe(
      'group:default/payments owns it since 2026-11-01: the request r1 made it.',
    );
  });

  it('takes an annotation for a proposal that grants nothing, and shows all of them', async () => {
    const { service } = setUp();
    const ownership = await service.ownershipOf('prod/topic/captured');
    expect(ownership.owner).toBeUndefined();
    expect(ownership.ownerState).toBe('none');
    expect(ownership.proposals.map(({ owner }) => owner)).toEqual([
      'group:default/payments',
      'group:default/emptied',
    ]);
    expect(ownership.explanation).toContain('which grants nothing');
  });

  it('leaves the confirmed owner alone when somebody else annotates the topic', async () => {
    const { service } = setUp([record('captured', 'group:default/payments')]);
    const ownership = await service.ownershipOf('prod/topic/captured');
    expect(ownership.owner).toBe('group:default/payments');
    expect(ownership.conflicts).toEqual([
      'The annotation kafka.apache.org/topics of component:default/squatter names group:default/emptied, and group:default/payments owns it: that grants nothing.',
    ]);
  });

  it('says that two annotations claim one topic, and grants it to neither', async () => {
    const { service } = setUp();
    const { owner, conflicts } = await service.ownershipOf(
      'prod/topic/captured',
    );
    expect(owner).toBeUndefined();
    expect(conflicts).toEqual([
      expect.stringMatching(
        /^2 teams are proposed, and none of them is granted it: group:default\/payments .*payments-api\), group:default\/emptied .*squatter\)/,
      ),
    ]);
  });

  it('matches an annotation without a cluster on every cluster, one with a cluster on that one only', async () => {
    const { service } = setUp();
    const legacy = await service.ownershipOf('dev/topic/legacy_clicks');
    expect(legacy.proposals).toHaveLength(1);
    const other = await service.ownershipOf('dev/topic/captured');
    expect(other.proposals).toEqual([]);
    expect(other.explanation).toContain('the platform answers');
  });

  it.each([
    ['group:default/emptied', 'empty'],
    ['group:default/gone', 'missing'],
    ['component:default/payments-api', 'missing'],
  ])('says that %s cannot act: %s', async (owner, state) => {
    const { service } = setUp([record('captured', owner)]);
    const ownership = await service.ownershipOf('prod/topic/captured');
    expect(ownership.ownerState).toBe(state);
    expect(ownership.explanation).toContain('the platform answers');
  });

  it('keeps the last known facts when the catalog stops answering', async () => {
    const { service, breakCatalog } = setUp([
      record('captured', 'group:default/payments'),
    ]);
    await service.ownershipOf('prod/topic/captured');
    breakCatalog();
    const ownership = await service.ownershipOf('prod/topic/captured');
    expect(ownership.ownerState).toBe('active');
    expect(ownership.proposals).toHaveLength(2);
    expect(ownership.lastKnownAt).toBe('1970-01-01T00:00:00.000Z');
    expect(ownership.explanation).toContain(
      'The catalog does not answer; what it says is from 1970-01-01T00:00:00.000Z.',
    );
  });

  it('says unknown when the catalog never answered', async () => {
    const { service, breakCatalog } = setUp([
      record('captured', 'group:default/payments'),
    ]);
    breakCatalog();
    const known = await service.ownershipOf('prod/topic/captured');
    expect(known.ownerState).toBe('unknown');
    const unowned = await service.ownershipOf('prod/topic/other');
    expect(unowned.explanation).toContain('proposals are unknown');
    await expect(
      service.ownerOfComponent('component:default/payments-api'),
    ).rejects.toThrow('The software catalog does not answer');
  });

  it('refuses a component that the catalog does not have', async () => {
    const { service } = setUp();
    await expect(
      service.ownerOfComponent('component:default/nothing'),
    ).rejects.toThrow(
      'The software catalog has no "component:default/nothing"',
    );
    await expect(
      service.ownerOfComponent('component:default/payments-api'),
    ).resolves.toBe('group:default/payments');
  });

  it('collects support metadata with its sources and names who supplies what is missing', async () => {
    const { service } = setUp();
    const metadata = await service.supportMetadataOf({
      component: 'component:default/payments-api',
    });
    expect(metadata.values).toEqual({
      owner: {
        value: 'group:default/payments',
        source: 'owner of component:default/payments-api',
      },
      tier: {
        value: '1',
        source:
          'annotation kafka-support.io/tier of component:default/payments-api',
      },
      escalation: {
        value: '#platform-oncall',
        source:
          'annotation kafka-support.io/escalation of group:default/payments',
      },
      runbook: {
        value: 'https://wiki.example/runbook',
        source: 'link "Runbook" of component:default/payments-api',
      },
    });
    expect(metadata.missing).toContainEqual({
      field: 'costCentre',
      supplier:
        'group:default/payments: annotation kafka-support.io/cost-centre on component:default/payments-api',
    });
  });

  it.each([
    ['prod/group/billing', true],
    ['dev/group/billing', true],
    ['prod/group/team%2Fledger', true],
    ['dev/group/team%2Fledger', false],
    ['prod/group/bill', false],
    ['prod/group/prod%2Fteam%2Fledger', true],
    ['dev/principal/User%3Apayments-api', true],
    ['prod/principal/User%3Apayments-api', false],
    ['prod/principal/User%3Ax', false],
    ['prod/connector/billing', false],
  ])('reads from annotations whether %s is proposed: %s', async (ref, is) => {
    const { service } = setUp();
    const { owner, ownerState, proposals } = await service.ownershipOf(ref);
    expect({ owner, ownerState }).toEqual({
      owner: undefined,
      ownerState: 'none',
    });
    expect(proposals.map(each => each.owner)).toEqual(
      is ? ['group:default/payments'] : [],
    );
  });
});

describe('a batch of claims', () => {
  const setOwner = (resource: string, before?: string, name?: string) =>
    ({
      id: `set-owner:${resource}`,
      operation: 'set-owner',
      resource,
      parameters: {
        resource,
        owner: 'group:default/payments',
        basis: before ? 'transfer' : 'claim',
        ...(name && { component: `component:default/${name}` }),
      },
      fields: [{ field: 'owner', ...(before && { before }), after: 'x' }],
    } as unknown as Change);

  it('is told what it leaves out, whom it replaces, and what else says whose it is', async () => {
    const { service } = setUp([
      record('theirs', 'group:default/orders'),
      record('done', 'group:default/payments'),
    ]);
    const newOwner = await service.newOwnerOf(
      [
        setOwner('prod/topic/captured', undefined, 'payments-api'),
        setOwner('prod/topic/left', 'group:default/emptied', 'squatter'),
      ],
      ['captured', 'left', 'theirs', 'done', 'not.there'].map(
        name => `prod/topic/${name}`,
      ),
    );
    expect(newOwner).toMatchObject({
      owner: 'group:default/payments',
      ownerState: 'active',
      batch: {
        ownedByOthers: [
          { resource: 'prod/topic/theirs', owner: 'group:default/orders' },
        ],
        orphanedFrom: ['group:default/emptied'],
        missing: ['prod/topic/not.there'],
        proposals: [
          { resource: 'prod/topic/captured', owner: 'group:default/emptied' },
        ],
        components: [
          {
            component: 'component:default/payments-api',
            owner: 'group:default/payments',
          },
          {
            component: 'component:default/squatter',
            owner: 'group:default/emptied',
          },
        ],
      },
    });
  });

  it('takes nobody for gone while the catalog does not answer', async () => {
    const { service, breakCatalog } = setUp();
    const change = setOwner('prod/topic/left', 'group:default/emptied');
    await service.ownershipOf('prod/topic/captured');
    breakCatalog();
    const newOwner = await service.newOwnerOf(
      [change],
      ['prod/topic/left', 'prod/topic/b'],
    );
    expect(newOwner?.batch?.orphanedFrom).toEqual([]);
  });
});

describe('prefixes', () => {
  const prefixes = [
    { prefix: 'orders.', owner: 'Group:default/Orders' },
    { prefix: 'orders.eu.', owner: 'group:default/orders-eu' },
    { prefix: 'dev-', owner: 'group:default/platform', cluster: 'dev' },
    { prefix: 'team-', owner: 'group:default/teams', types: ['group'] },
  ];

  it.each([
    ['prod/topic/orders.a.v1', ['group:default/orders']],
    ['prod/topic/orders.eu.a.v1', ['group:default/orders-eu']],
    ['prod/topic/Orders.a.v1', []],
    ['prod/topic/orders', []],
    ['dev/topic/dev-a', ['group:default/platform']],
    ['prod/topic/dev-a', []],
    ['prod/group/orders.readers', []],
    ['prod/group/team-a', ['group:default/teams']],
  ])('of the configuration propose for %s: %j', async (ref, owners) => {
    const { service } = setUp([], { prefixes });
    const ownership = await service.ownershipOf(ref);
    expect(ownership.owner).toBeUndefined();
    expect(ownership.proposals.map(({ owner }) => owner)).toEqual(owners);
  });

  it('that an annotation of another team claims are a conflict', async () => {
    const { service } = setUp([], {
      prefixes: [{ prefix: 'legacy_', owner: 'group:default/orders' }],
    });
    const { conflicts, owner } = await service.ownershipOf(
      'prod/topic/legacy_clicks',
    );
    expect(owner).toBeUndefined();
    expect(conflicts).toEqual([
      expect.stringContaining('prefix "legacy_" in the configuration'),
    ]);
  });

  const shop = (name: string, owner: string) => record(`shop.${name}`, owner);

  it.each([
    ['three topics of one team', ['a', 'a', 'a'], ['group:default/a']],
    ['two', ['a', 'a'], []],
    ['topics of two teams', ['a', 'a', 'a', 'b'], []],
  ])('are learned from %s', async (_, teams, owners) => {
    const { service } = setUp(
      teams.map((team, index) => shop(`t${index}`, `group:default/${team}`)),
    );
    const { proposals } = await service.ownershipOf('prod/topic/shop.new');
    expect(proposals).toEqual(
      owners.map(owner => ({
        owner,
        source: 'prefix',
        detail: '3 topics whose names begin with "shop."',
      })),
    );
    const elsewhere = await service.ownershipOf('dev/topic/shop.new');
    expect(elsewhere.proposals).toEqual([]);
  });

  it('name the path of what is wrong with them', () => {
    expect(() =>
      readOwnershipConfig({
        ownership: { prefixes: [{ prefix: 'a', owner: 'payments' }] },
      }),
    ).toThrow('kafkaSupport.ownership.prefixes.0.owner: must be a group');
  });
});

describe('consumers of record', () => {
  const readers = {
    of: async (cluster: string) =>
      cluster === 'prod'
        ? ['billing', 'billing-2'].map(name => ({
            group: name,
            owner: 'group:default/payments',
            topics: ['clicks', 'captured'],
          }))
        : [],
  };
  const set = (records: OwnershipRecord[] = []) => {
    const options = {
      store: new RecordedOwnerships(records),
      facts: CatalogFacts.create({
        catalog: catalogServiceMock({ entities: [group('orders', ['oscar'])] }),
        auth: mockServices.auth(),
      }),
      config: readOwnershipConfig({}),
    };
    return DefaultOwnershipService.create({
      ...options,
      proposals: new Proposals({ ...options, readers }),
    });
  };

  it('propose their team for what nobody owns', async () => {
    const ownership = await set().ownershipOf('prod/topic/clicks');
    expect(ownership).toMatchObject({
      owner: undefined,
      proposals: [
        {
          owner: 'group:default/payments',
          source: 'consumer',
          detail: 'consumer group "billing", which reads it',
        },
      ],
      conflicts: [],
    });
    const { proposals } = await set().ownershipOf('dev/topic/clicks');
    expect(proposals).toEqual([]);
  });

  it('propose nothing, and conflict with nobody, where somebody owns it', async () => {
    const service = set([record('clicks', 'group:default/orders')]);
    expect(await service.ownershipOf('prod/topic/clicks')).toMatchObject({
      owner: 'group:default/orders',
      proposals: [],
      conflicts: [],
    });
  });
});

describe('broken annotations', () => {
  const annotated = (annotations: Record<string, unknown>): Entity =>
    component(
      'broken',
      'group:default/payments',
      annotations as Record<string, string>,
    );
  const problemsOf = (annotations: Record<string, unknown>) =>
    problemsOfEntity('component:default/broken', {
      facts: { entity: async () => annotated(annotations) },
      config: readOwnershipConfig({}),
      clusters: ['dev', 'prod'],
    });
  const topics = 'kafka.apache.org/topics';

  it.each([
    ['a number', { [topics]: 42 }, 'It is not a text'],
    ['a list', { [topics]: ['a'] }, 'It is not a text'],
    [
      '100 kB',
      { [topics]: 'a,'.repeat(50_000) },
      'It has 100000 characters, and only the first 20000 are read',
    ],
    [
      'control characters',
      { [topics]: 'good, b\u0007d' },
      '"b\\u0007d" holds control characters and is left out',
    ],
    [
      'no name of a topic',
      { [topics]: 'good, not a topic!' },
      '"not a topic!" is no name of a topic and is left out',
    ],
    [
      'an unknown cluster',
      { [topics]: 'mars/orders' },
      'There is no cluster "mars", so its topics are left out. Valid are dev, prod',
    ],
    [
      'controls in a group',
      { 'kafka.apache.org/consumer-groups': 'a\u0000b' },
      'holds control characters',
    ],
    [
      'a support field that is no text',
      { 'kafka-support.io/tier': { level: 1 } },
      'It is not a text, and counts as missing',
    ],
    [
      'a support field of many lines',
      { 'kafka-support.io/escalation': 'a\nb' },
      'It holds control characters',
    ],
  ])('with %s are a problem of the entity', async (_, annotations, says) => {
    expect(await problemsOf(annotations)).toEqual([
      {
        annotation: Object.keys(annotations)[0],
        message: expect.stringContaining(says),
      },
    ]);
  });

  it('are told of a few names, and how many more there are', async () => {
    const problems = await problemsOf({ [topics]: '!,'.repeat(50) });
    expect(problems.at(-1)?.message).toBe(
      '45 more names are left out like these',
    );
  });

  it('that are right are no problem, nor is a catalog that does not answer', async () => {
    expect(
      await problemsOf({
        [topics]: 'a, prod/b',
        'kafka.apache.org/consumer-groups': 'team/billing',
        'kafka-support.io/tier': '1',
      }),
    ).toEqual([]);
    const silent = async () => {
      throw new Error('down');
    };
    expect(
      await problemsOfEntity('component:default/broken', {
        facts: { entity: silent },
        config: readOwnershipConfig({}),
        clusters: [],
      }),
    ).toEqual([]);
  });

  it('hide neither what is right beside them, nor what others say', async () => {
    const catalog = catalogServiceMock({
      entities: [
        group('payments', ['alice']),
        annotated({
          [topics]: 'b\u0007d, prod/right, mars/x',
          'kafka-support.io/tier': 7,
        }),
        component('number', 'group:default/payments', {
          [topics]: 42 as never,
        }),
      ],
    });
    const service = DefaultOwnershipService.create({
      store: new RecordedOwnerships([]),
      facts: CatalogFacts.create({ catalog, auth: mockServices.auth() }),
      config: readOwnershipConfig({}),
    });
    const { proposals } = await service.ownershipOf('prod/topic/right');
    expect(proposals).toHaveLength(1);
    const { values, missing } = await service.supportMetadataOf({
      component: 'component:default/broken',
    });
    expect(values.tier).toBeUndefined();
    expect(missing.map(({ field }) => field)).toContain('tier');
  });
});

describe('readOwnershipConfig', () => {
  it('takes other annotations for what proposes, each on its own', () => {
    expect(
      readOwnershipConfig({
        ownership: { annotations: { principals: 'example.com/principals' } },
      }),
    ).toMatchObject({
      topicsAnnotation: 'kafka.apache.org/topics',
      consumerGroupsAnnotation: 'kafka.apache.org/consumer-groups',
      principalsAnnotation: 'example.com/principals',
    });
  });

  it('takes other annotations for single fields', () => {
    const config = readOwnershipConfig({
      supportMetadata: { annotations: { tier: 'example.com/tier' } },
    });
    expect(config.supportAnnotations.tier).toBe('example.com/tier');
    expect(config.supportAnnotations.region).toBe('kafka-support.io/region');
  });

  it('names the path of a field that it does not know', () => {
    expect(() =>
      readOwnershipConfig({ supportMetadata: { annotations: { tiers: 'x' } } }),
    ).toThrow('kafkaSupport.supportMetadata.annotations');
  });
});
