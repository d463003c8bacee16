import type {
  Resource,
  ResourceList,
  ResourceSync,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  exampleResource,
  FakeKafkaSupportApi,
  minutesLater,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { StreamsPage } from './StreamsPage';

const resources: Resource[] = [
  exampleResource('payments.received.v1', {
    totalBytes: 3 * 1024 ** 3,
    lastWriteAt: minutesLater(-5),
    watchedSince: minutesLater(-90_000),
    groups: 2,
    activeGroups: 1,
  }),
  exampleResource('orders.placed.v1', {
    owner: undefined,
    totalBytes: 0,
    everWritten: false,
    watchedSince: minutesLater(-90_000),
    groups: 0,
    marks: [
      {
        mark: 'unused',
        since: minutesLater(-90_000),
        says: 'Nothing was ever written.',
        fix: { kind: 'topic-delete', spec: { topic: 'orders.placed.v1' } },
      },
      {
        mark: 'drifted',
        since: exampleNow,
        says: 'cleanup.policy is compact.',
        fix: { link: 'streams/prod/orders.placed.v1#drift' },
      },
    ],
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
  exampleResource('billing', {
    type: 'group',
    members: 0,
    lag: 12_345,
    topicCount: 2,
    watchedSince: minutesLater(-90_000),
    marks: [
      {
        mark: 'staleOffsets',
        since: exampleNow,
        says: 'Its offsets did not move.',
        fix: { kind: 'group-delete', spec: { group: 'billing' } },
      },
    ],
  }),
  exampleResource('User:legacy', {
    type: 'principal',
    owner: undefined,
    grants: 6,
    marks: [
      {
        mark: 'unownedGrants',
        since: exampleNow,
        says: '6 ACLs name it.',
        fix: {
          kind: 'ownership',
          spec: { resource: 'prod/principal/User%3Alegacy' },
        },
      },
    ],
  }),
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
    const [payments, orders, offsets, onDev, billing, legacy] = await rows();
    expect(
      within(payments).getByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(payments).toHaveTextContent('Topic · prod');
    expect(payments).toHaveTextContent('6 × 3 replicas');
    expect(within(payments).getByText('3 GiB')).toHaveAttribute(
      'title',
      `${3 * 1024 ** 3} bytes`,
    );
    expect(payments).toHaveTextContent('2 groups1 with members');
    expect(
      await within(payments).findByRole('link', { name: /^payments$/i }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
    expect(orders).toHaveTextContent('unowned');
    expect(orders).toHaveTextContent('2 offline');
    expect(orders).toHaveTextContent('3 under-replicated');
    expect(offsets).toHaveTextContent('internal');
    expect(offsets).toHaveTextContent('Kafka itself');
    // Size, partitions, last use and readers.
    expect(within(onDev).getAllByText('unknown')).toHaveLength(4);
    expect(orders).toHaveTextContent('neverwatching began');
    expect(billing).toHaveTextContent('Consumer group');
    expect(billing).toHaveTextContent('2 topics');
    expect(billing).toHaveTextContent('none seen');
    expect(billing).toHaveTextContent('0 membersLag: 12,345');
    expect(within(billing).queryByRole('link', { name: 'billing' })).toBeNull();
    expect(legacy).toHaveTextContent('6 ACLs');
    expect(screen.getByText('6 found')).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says what stands out of each, why, since when, and leads to what settles it', async () => {
    const { container } = await show();
    const [payments, orders, , , billing, legacy] = await rows();
    expect(within(payments).queryByRole('list')).toBeNull();
    const marks = within(orders).getByRole('list', {
      name: 'Marks of orders.placed.v1 on prod',
    });
    const [unused, drifted] = within(marks).getAllByRole('listitem');
    await userEvent.hover(within(unused).getByText('Unused'));
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^Nothing was ever written\.Since /,
    );
    expect((await axe(container)).violations).toEqual([]);
    for (const [part, name, href] of [
      [
        unused,
        'Delete it… (orders.placed.v1 on prod)',
        'new/topic-delete?cluster=prod&topic=orders.placed.v1',
      ],
      [
        drifted,
        'Look at it (orders.placed.v1 on prod)',
        'streams/prod/orders.placed.v1#drift',
      ],
      [
        billing,
        'Delete it… (billing on prod)',
        'new/group-delete?cluster=prod&group=billing',
      ],
      [
        legacy,
        'Claim it… (User:legacy on prod)',
        'new/ownership?cluster=prod&resource=prod%2Fprincipal%2FUser%253Alegacy',
      ],
    ] as const)
      expect(within(part).getByRole('link', { name })).toHaveAttribute(
        'href',
        `/kafka-support/${href}`,
      );
  });

  it('offers to claim what nobody owns, once', async () => {
    await show();
    const [, orders, offsets, , , legacy] = await rows();
    expect(
      within(orders).getByRole('link', {
        name: 'Claim orders.placed.v1 on prod',
      }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/new/ownership?resource=prod%2Ftopic%2Forders.placed.v1&cluster=prod',
    );
    expect(within(offsets).queryByRole('link', { name: /Claim/ })).toBeNull();
    expect(within(legacy).getAllByRole('link', { name: /Claim/ })).toHaveLength(
      1,
    );
  });

  it('moves between rows by arrow keys, at the same place in each', async () => {
    await show();
    const [payments, orders, offsets] = await rows();
    within(await screen.findByRole('region', { name: 'Streams' }))
      .getByRole('table')
      .parentElement!.focus();
    const pressed = async (key: string) => {
      await userEvent.keyboard(`{${key}}`);
      return document.activeElement;
    };
    const links = (row: HTMLElement) => within(row).getAllByRole('link');
    expect(await pressed('ArrowDown')).toBe(links(payments)[0]);
    expect(await pressed('ArrowDown')).toBe(links(orders)[0]);
    expect(await pressed('ArrowDown')).toBe(links(offsets)[0]);
    expect(await pressed('ArrowUp')).toBe(links(orders)[0]);
    expect(await pressed('Home')).toBe(links(payments)[0]);
    expect(await pressed('ArrowUp')).toBe(links(payments)[0]);
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Name' })).toHaveFocus();
  });

  it.each([
    ['?cluster=dev', { cluster: 'dev' }, 1],
    ['?type=group', { type: 'group' }, 1],
    ['?owner=group:default/orders', { owner: 'group:default/orders' }, 1],
    ['?state=unowned', { unowned: true }, 2],
    ['?state=internal', { internal: true }, 1],
    ['?state=offline', { state: 'offline' }, 1],
    ['?state=underReplicated', { state: 'underReplicated' }, 1],
    ['?q=ORDERS', { q: 'ORDERS' }, 2],
    ['?mark=unused', { mark: 'unused' }, 1],
    ['?type=nonsense&state=nonsense&mark=nonsense', {}, 6],
  ])('asks for what the address %s says', async (query, asked, count) => {
    const { api, listResources } = setUp();
    await show(query, api);
    expect(await rows()).toHaveLength(count);
    expect(listResources.mock.lastCall?.[0]).toEqual({
      limit: 50,
      ...Object.fromEntries(
        ['q', 'cluster', 'type', 'owner', 'mark', 'cursor'].map(name => [
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
    expect(await facet(/^prod 5$/)).toBeEnabled();
    await userEvent.click(await facet(/^dev 1$/));
    expect(address()).toBe('/kafka-support/streams');
    await userEvent.click(await facet(/^Nobody owns it 2$/));
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
    const search = screen.getByRole('searchbox', { name: 'Name' });
    // At once, however slow the machine is: no letter stands still.
    for (const letters of [1, 2, 3, 4, 5, 6, 7])
      fireEvent.change(search, {
        target: { value: 'billing'.slice(0, letters) },
      });
    expect(address()).toBe('/kafka-support/streams?q=billing');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    const asked = listResources.mock.calls.slice(before).map(([q]) => q.q);
    expect(asked.filter(q => q !== undefined)).toEqual(['billing']);
  });

  it('turns pages forth and back by the cursor of the server', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      exampleResource(`t${i}`),
    );
    // By text: roles of so many rows take their time.
    const { address } = await show('', setUp({ resources: many }).api);
    await screen.findByText('t0');
    expect(screen.queryByText('Previous')).toBeNull();
    for (const [button, first, cursor] of [
      ['Next', 't50', '?cursor=50'],
      ['Next', 't100', '?cursor=100'],
      ['Previous', 't50', '?cursor=50'],
      ['Previous', 't0', ''],
    ]) {
      await userEvent.click(screen.getByText(button));
      await screen.findByText(first);
      expect(address()).toBe(`/kafka-support/streams${cursor}`);
    }
  });

  it('leads who came by a link to a later page to the first', async () => {
    const many = Array.from({ length: 60 }, (_, i) => exampleResource(`t${i}`));
    const { address } = await show(
      '?cursor=50',
      setUp({ resources: many }).api,
    );
    await screen.findByText('t50');
    await userEvent.click(screen.getByText('First page'));
    await screen.findByText('t0');
    expect(address()).toBe('/kafka-support/streams');
  });
});

describe('the panel of what could be cleaned up', () => {
  it('tells what there is, what each means, and narrows the list to it', async () => {
    const { container, address } = await show();
    await rows();
    const toggle = screen.getByRole('button', { name: 'Clean up' });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(address()).toBe('/kafka-support/streams?view=cleanup');
    const panel = screen.getByRole('region', {
      name: 'What could be cleaned up',
    });
    expect(
      within(panel)
        .getAllByRole('button')
        .map(({ textContent }) => textContent?.trim()),
    ).toEqual([
      'Drifted1Not as it was approved or declared: accept it, or take it back.',
      'Unused1Nothing writes to it and no group reads it: delete it.',
      'Stale offsets1A group without members that falls behind: delete the group.',
      'Unowned access1Rights of a principal that nobody answers for: claim or revoke.',
      'Nobody owns it2No team answers for it: claim it for yours.',
    ]);
    await userEvent.click(
      within(panel).getByRole('button', { name: /^Unused/ }),
    );
    expect(address()).toBe('/kafka-support/streams?view=cleanup&mark=unused');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(
      within(panel).getByRole('button', { name: /^Unused/, pressed: true }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
    await userEvent.click(toggle);
    expect(address()).toBe('/kafka-support/streams?mark=unused');
  });

  it('says what will be there where there is nothing to clean up', async () => {
    const { container } = await show(
      '?view=cleanup',
      setUp({ resources: [exampleResource('a')] }).api,
    );
    expect(
      await screen.findByText('Nothing to clean up here'),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
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

  it('says how far a reading is that runs, and which figures could not be read', async () => {
    const running = { startedAt: minutesLater(-1), type: 'topic' as const };
    const syncs: ResourceSync[] = [
      {
        cluster: 'prod',
        state: 'stale',
        reason: 'The broker was restarted.',
        syncedAt: exampleNow,
        running: { ...running, step: 'writing', done: 1_200, total: 5_000 },
        unread: [
          { type: 'topic', what: 'sizes', reason: 'Broker 2 did not answer.' },
        ],
      },
      {
        cluster: 'dev',
        state: 'never',
        running: { ...running, type: 'cluster', step: 'reading' },
      },
      {
        cluster: 'staging',
        state: 'current',
        syncedAt: exampleNow,
        running: { ...running, step: 'marks' },
      },
    ];
    const { container } = await show('', setUp({ resources, syncs }).api);
    const [counted, uncounted] = await screen.findAllByRole('progressbar');
    expect(counted).toHaveAccessibleName(
      /^Reading of prod began .* ago: topics are compared and written \(1,200 of 5,000\)$/,
    );
    expect(counted).toHaveAttribute('aria-valuenow', '24');
    // What is current is only read again.
    expect(screen.getAllByRole('progressbar')).toHaveLength(2);
    expect(screen.getByText(/^Read from staging/)).toHaveTextContent(
      /ago, reading again$/,
    );
    expect(uncounted).toHaveAccessibleName(
      /^Reading of dev began .* ago: resources are asked for$/,
    );
    expect(
      screen.getAllByRole('alert').map(({ textContent }) => textContent),
    ).toContain(
      'Of cluster prod, sizes could not be read: Broker 2 did not answer. The last known are shown.',
    );
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
    expect(await rows()).toHaveLength(6);
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
    expect(await rows()).toHaveLength(6);
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
      '"resource"\r\n"prod/topic/orders.placed.v1"\r\n"prod/principal/User%3Alegacy"\r\n'
        .length,
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
