import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Clusters } from '../../clusters/types';
import { RecordedOwnerships } from '../__testUtils__/RecordedOwnerships';
import { CatalogFacts } from '../CatalogFacts';
import { readOwnershipConfig } from '../config';
import { Proposals } from '../Proposals';
import { ClaimBatches } from './ClaimBatches';

const payments = 'group:default/payments';
const group = (name: string, members: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
  relations: members.map(member => ({
    type: 'hasMember',
    targetRef: `user:default/${member}`,
  })),
});

const record = (name: string, owner: string) => ({
  resource: `prod/topic/${name}`,
  owner,
  basis: 'claim' as const,
  source: 'r1',
  confirmedAt: '2026-11-01T10:00:00.000Z',
});

function batchesOver(options: { names: string[]; reachable?: boolean }) {
  const { names, reachable = true } = options;
  const refs = names.map(name => `prod/topic/${name}`);
  const ownerships = new RecordedOwnerships([
    record('left', 'group:default/moved-on'),
    record('also.left', 'group:default/gone'),
    record('theirs', 'group:default/orders'),
  ]);
  const facts = CatalogFacts.create({
    catalog: catalogServiceMock({
      entities: [
        group('payments', ['alice']),
        group('orders', ['oscar']),
        group('moved-on', []),
      ],
    }),
    auth: mockServices.auth(),
  });
  return ClaimBatches.create({
    clusters: {
      get: () => ({
        facts: { id: 'prod' },
        view: () => ({
          topics: async () =>
            reachable
              ? { known: true, value: names.map(name => ({ name })) }
              : { known: false, figure: 'topics', reason: 'no answer' },
        }),
      }),
    } as unknown as Clusters,
    names: {
      beginningWith: async ({ limit }) => refs.slice(0, limit),
      existing: async asked => new Set(asked.filter(ref => refs.includes(ref))),
    },
    ownerships,
    facts,
    proposals: new Proposals({
      facts,
      store: ownerships,
      config: readOwnershipConfig({}),
    }),
  });
}

describe('ClaimBatches', () => {
  const ask = { cluster: 'prod', prefix: 'x', owner: payments };

  it('claims what nobody is left to answer for, and refuses what somebody owns', async () => {
    const preview = await batchesOver({
      names: ['left', 'also.left', 'theirs', 'free'],
    }).preview(ask);
    expect(
      preview.batches[0].claims.map(({ resource, orphanedFrom }) => [
        resource,
        orphanedFrom,
      ]),
    ).toEqual([
      ['prod/topic/left', 'group:default/moved-on'],
      ['prod/topic/also.left', 'group:default/gone'],
      ['prod/topic/free', undefined],
    ]);
    expect(preview.refused).toEqual([
      {
        resource: 'prod/topic/theirs',
        owner: payments,
        ownedBy: 'group:default/orders',
      },
    ]);
  });

  it('takes a thousand of more, and says how many are left', async () => {
    const names = Array.from({ length: 1_234 }, (_, index) => `t${index}`);
    const { batches, left } = await batchesOver({ names }).preview(ask);
    expect(batches[0].claims).toHaveLength(1_000);
    expect(left).toBe(234);
  });

  it('knows from the inventory what a cluster has that does not answer', async () => {
    const preview = await batchesOver({
      names: ['free'],
      reachable: false,
    }).preview({
      cluster: 'prod',
      csv: 'resource,owner\nfree,payments\nnot.there,payments',
    });
    expect(preview.batches[0].claims).toHaveLength(1);
    expect(preview.unknown).toEqual([
      { resource: 'prod/topic/not.there', line: 3 },
    ]);
  });
});
