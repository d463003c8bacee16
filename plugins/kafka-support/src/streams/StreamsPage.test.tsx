import type {
  Resource,
  ResourceList,
  ResourceSync,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  exampleResource,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { StreamsPage } from './StreamsPage';

const resources: Resource[] = [
  exampleResource('payments.received.v1'),
  exampleResource('orders.placed.v1', {
    owner: undefined,
    offlinePartitions: 2,
    underReplicatedPartitions: 3,
  }),
  exampleResource('__consumer_offsets', { owner: undefined, internal: true }),
  exampleResource('orders.placed.v1', {
    cluster: 'dev',
    owner: 'group:default/orders',
    partitions: undefined,
    lastChangedAt: undefined,
  }),
  exampleResource('billing', { type: 'group' }),
];

function setUp(
  data: { resources?: Resource[]; syncs?: ResourceSync[] } = { resources },
) {
  const api = new FakeKafkaSupportApi(data);
  const listResources = jest.spyOn(api, 'listResources');
  return { api, listResources };
}

const show = (query = '', api = setUp().api) =>
  renderAt(<StreamsPage />, { api, path: `/kafka-support/streams${query}` });

const rows = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('row')
    .slice(1);
const facet = (name: RegExp) => screen.findByRole('button', { name });

describe('the list of streams', () => {
  it('shows what each is, where, who answers for it and what is wrong with it', async () => {
    const { container } = await show();
    const [payments, orders, offsets, onDev, billing] = await rows();
    expect(
      within(payments).getByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(payments).toHaveTextContent('6 × 3 replicas');
    expect(
      await within(payments).findByRole('link', { name: /^payments$/i }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
    expect(orders).toHaveTextContent('Nobody owns it yet');
    expect(orders).toHaveTextContent('2 offline');
    expect(orders).toHaveTextContent('3 under-replicated');
    expect(offsets).toHaveTextContent('internal');
    expect(offsets).toHaveTextContent('Kafka itself');
    expect(within(onDev).getAllByText('unknown')).toHaveLength(2);
    expect(billing).toHaveTextContent('Consumer group');
    expect(within(billing).queryByRole('link', { name: 'billing' })).toBeNull();
    expect(screen.getByText('5 found')).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it.each([
    ['?cluster=dev', { cluster: 'dev' }, 1],
    ['?type=group', { type: 'group' }, 1],
    ['?owner=group:default/orders', { owner: 'group:default/orders' }, 1],
    ['?state=unowned', { unowned: true }, 1],
    ['?state=internal', { internal: true }, 1],
    ['?state=offline', { state: 'offline' }, 1],
    ['?state=underReplicated', { state: 'underReplicated' }, 1],
    ['?q=ORDERS', { q: 'ORDERS' }, 2],
    ['?type=nonsense&state=nonsense', {}, 5],
  ])('asks for what the address %s says', async (query, asked, count) => {
    const { api, listResources } = setUp();
    await show(query, api);
    expect(await rows()).toHaveLength(count);
    expect(listResources.mock.lastCall?.[0]).toEqual({
      limit: 50,
      ...Object.fromEntries(
        ['q', 'cluster', 'type', 'owner', 'cursor'].map(name => [
          name,
          undefined,
        ]),
      ),
      ...asked,
    });
  });

  it('narrows by a facet that says how many it leaves, and widens again', async () => {
    const { address } = await show();
    const dev = await facet(/^dev 1$/);
    expect(dev).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(dev);
    expect(address()).toBe('/kafka-support/streams?cluster=dev');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    // What another cluster would give stays in sight.
    expect(await facet(/^prod 4$/)).toBeEnabled();
    await userEvent.click(await facet(/^dev 1$/));
    expect(address()).toBe('/kafka-support/streams');
    await userEvent.click(await facet(/^Nobody owns it 1$/));
    expect(address()).toBe('/kafka-support/streams?state=unowned');
  });

  it('keeps a chosen value that has nothing left in sight', async () => {
    const { address } = await show('?cluster=archive');
    await userEvent.click(await facet(/^archive 0$/));
    expect(address()).toBe('/kafka-support/streams');
  });

  it('folds all but the first owners', async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      exampleResource(`t${i}`, { owner: `group:default/team-${i}` }),
    );
    await show('', setUp({ resources: many }).api);
    const owners = await screen.findByRole('group', { name: 'Owner' });
    expect(within(owners).getAllByRole('button')).toHaveLength(9);
    await userEvent.click(
      within(owners).getByRole('button', { name: 'All 12' }),
    );
    expect(within(owners).getAllByRole('button')).toHaveLength(13);
  });

  it('asks once for a word that is typed, not for each letter', async () => {
    const { api, listResources } = setUp();
    const { address } = await show('', api);
    await rows();
    const before = listResources.mock.calls.length;
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Name' }),
      'billing',
    );
    expect(address()).toBe('/kafka-support/streams?q=billing');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    const asked = listResources.mock.calls.slice(before).map(([q]) => q.q);
    expect(asked.filter(q => q !== undefined)).toEqual(['billing']);
  });

  it('turns pages forth and back by the cursor of the server', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      exampleResource(`t${i}`),
    );
    const { address } = await show('', setUp({ resources: many }).api);
    await screen.findByRole('link', { name: 't0' });
    expect(screen.queryByRole('button', { name: 'Previous' })).toBeNull();
    for (const [button, first, cursor] of [
      ['Next', 't50', '?cursor=50'],
      ['Next', 't100', '?cursor=100'],
      ['Previous', 't50', '?cursor=50'],
      ['Previous', 't0', ''],
    ]) {
      await userEvent.click(screen.getByRole('button', { name: button }));
      await screen.findByRole('link', { name: first });
      expect(address()).toBe(`/kafka-support/streams${cursor}`);
    }
  });

  it('leads who came by a link to a later page to the first', async () => {
    const many = Array.from({ length: 60 }, (_, i) => exampleResource(`t${i}`));
    const { address } = await show(
      '?cursor=50',
      setUp({ resources: many }).api,
    );
    await screen.findByRole('link', { name: 't50' });
    await userEvent.click(screen.getByRole('button', { name: 'First page' }));
    await screen.findByRole('link', { name: 't0' });
    expect(address()).toBe('/kafka-support/streams');
  });
});

describe('how old the list of streams is', () => {
  it('says when each cluster was read, and which could not be, with the reason', async () => {
    const syncs: ResourceSync[] = [
      { cluster: 'prod', state: 'current', syncedAt: exampleNow },
      {
        cluster: 'dev',
        state: 'stale',
        syncedAt: exampleNow,
        reason: 'No broker answered within 5 s.',
      },
      { cluster: 'staging', state: 'never', reason: 'SASL was refused.' },
      { cluster: 'archive', state: 'never' },
    ];
    const { container } = await show('', setUp({ resources, syncs }).api);
    const ages = await screen.findByRole('list', {
      name: 'How old the figures are',
    });
    expect(within(ages).getAllByRole('listitem')).toHaveLength(2);
    expect(
      screen.getAllByRole('alert').map(({ textContent }) => textContent),
    ).toEqual([
      'Cluster dev could not be read again: No broker answered within 5 s. What is shown of it is the last known.',
      'Cluster staging could not be read yet: SASL was refused.',
      'The first reading of cluster archive is under way.',
    ]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('names a cluster once that does not answer now', async () => {
    const { api, listResources } = setUp();
    const list: ResourceList = await api.listResources({});
    listResources.mockResolvedValue({
      ...list,
      unreachable: [{ cluster: 'prod', reason: 'Connection refused.' }],
    });
    await show('', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cluster prod could not be read again: Connection refused.',
    );
  });
});

describe('an empty list of streams', () => {
  it('offers to clear the filters that leave nothing', async () => {
    const { address } = await show('?q=nothing-like-it');
    await screen.findByText('No stream fits these filters');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(address()).toBe('/kafka-support/streams');
    expect(await rows()).toHaveLength(5);
  });

  it('says that the first reading runs', async () => {
    const { api } = setUp({ syncs: [{ cluster: 'prod', state: 'never' }] });
    const { container } = await show('', api);
    expect(
      await screen.findByText('Nothing is known of the clusters yet'),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('leads to a request where there are no topics', async () => {
    await show('', setUp({}).api);
    await screen.findByText('The clusters have no topics yet');
    expect(screen.getByRole('link', { name: 'New request' })).toHaveAttribute(
      'href',
      '/kafka-support/new',
    );
  });

  it('says why it cannot read them, with a way on', async () => {
    const { api, listResources } = setUp();
    listResources.mockRejectedValueOnce(new Error('down'));
    await show('', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await rows()).toHaveLength(5);
  });
});

describe('the export of streams', () => {
  const created = jest.fn((_: Blob) => 'blob:kafka');
  beforeEach(() => {
    Object.assign(URL, {
      createObjectURL: created,
      revokeObjectURL: jest.fn(),
    });
    // jsdom would navigate.
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  it('has the whole of the filtered list, whatever page is shown', async () => {
    const { api } = setUp();
    const exportResources = jest.spyOn(api, 'exportResources');
    await show('?cluster=prod&state=unowned', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    await waitFor(() => expect(created).toHaveBeenCalledTimes(1));
    expect(exportResources).toHaveBeenCalledWith({
      cluster: 'prod',
      unowned: true,
    });
    expect(created.mock.calls[0][0].size).toBe(
      '"resource"\r\n"prod/topic/orders.placed.v1"\r\n'.length,
    );
  });

  it('says why it failed', async () => {
    const { api } = setUp();
    await show('', api);
    const button = await screen.findByRole('button', { name: 'Export CSV' });
    jest.spyOn(api, 'exportResources').mockRejectedValueOnce(new Error('down'));
    await userEvent.click(button);
    expect(
      await screen.findByText('The list could not be exported'),
    ).toBeInTheDocument();
  });
});
