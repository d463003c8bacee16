import type {
  KafkaSupportApi,
  StreamDetail,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  FakeKafkaSupportApi,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import {
  act,
  screen,
  waitFor,
  waitForElementToBeRemoved,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { exampleStreamDetail } from '../__testUtils__/exampleStreamDetail';
import { renderPage } from '../__testUtils__/renderPage';

const topic = 'payments.payment.received.v1';
const path = `streams/prod/${topic}`;

async function show(overrides: Partial<StreamDetail> = {}) {
  const stream = exampleStreamDetail(overrides);
  const rendered = await renderPage(
    `streams/${stream.cluster.id}/${stream.topic}`,
    { api: new FakeKafkaSupportApi({ streams: [stream] }) },
  );
  await screen.findByRole('heading', { name: stream.topic });
  return rendered;
}

const section = (name: string) => within(screen.getByRole('region', { name }));

describe('the page of a stream', () => {
  it('answers first who answers, what changed, and what one may do; and passes axe', async () => {
    const { container } = await show();
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(each => each.textContent),
    ).toEqual([
      'Who answers now',
      'Changed in 24 hours',
      'What you may do',
      'Live state',
      'Consumer groups',
      'Configuration against approved',
      'Access',
      'Commands to copy',
      'Open requests',
      'Readiness',
    ]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says whom to call, and who can supply what is missing', async () => {
    await show();
    const who = section('Who answers now');
    expect(who.getByText('#payments-oncall')).toBeInTheDocument();
    expect(
      who.getByRole('link', {
        name: /https:\/\/runbooks\.example\.com\/payments-api/,
      }),
    ).toBeInTheDocument();
    expect(who.getByText(/Payments asked for it/)).toBeInTheDocument();
    expect(
      who.getByText(/Unknown: Cost centre, Effect of re-delivery/),
    ).toBeInTheDocument();
    await userEvent.click(
      who.getByRole('button', { name: 'Who can supply them' }),
    );
    expect(await who.findByText(/unknown.*Payments/)).toBeInTheDocument();
    expect(who.queryByRole('link', { name: /^Claim/ })).not.toBeInTheDocument();
  });

  it('leads from what changed to the request', async () => {
    await show();
    const changed = section('Changed in 24 hours');
    expect(
      changed.getByText(/The cluster shows exactly what was agreed/),
    ).toBeInTheDocument();
    expect(
      changed.getByRole('link', { name: `Create topic ${topic}` }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
  });

  it('says so when nothing changed', async () => {
    await show({
      changes: { since: '2026-11-20T13:05:12.000Z', items: [], more: false },
    });
    expect(
      section('Changed in 24 hours').getByText(/No request changed it/),
    ).toBeInTheDocument();
  });

  it('opens a form that is filled in, and says who is asked first', async () => {
    await show();
    const may = section('What you may do');
    const link = may.getByRole('link', { name: 'Change how a topic behaves' });
    expect(link).toHaveAttribute(
      'href',
      `/kafka-support/new/topic-config?${new URLSearchParams({
        cluster: 'prod',
        topic,
        resource: `prod/topic/${topic}`,
      })}`,
    );
    expect(
      may.getByText(/your request goes to its members/),
    ).toBeInTheDocument();
  });

  it('gives the reason instead of a link for what cannot be filed', async () => {
    await show({
      actions: [
        {
          kind: 'topic-config',
          title: 'Change how a topic behaves',
          outcome: 'refused',
          reason: 'prod runs in mode observe for topic-config.',
        },
      ],
    });
    const may = section('What you may do');
    expect(may.queryByRole('link')).not.toBeInTheDocument();
    expect(may.getByText(/mode observe/)).toBeInTheDocument();
  });

  it('tells each partition in words, and all of them as a table', async () => {
    await show();
    expect(screen.getByText('1 partition offline')).toBeInTheDocument();
    const live = section('Live state');
    const strip = within(
      live.getByRole('list', { name: `Partitions of ${topic}` }),
    );
    expect(
      strip.getAllByRole('listitem').map(each => each.getAttribute('title')),
    ).toEqual([
      'Partition 0: online, leader 1, in sync 1, 2, 3 of 1, 2, 3',
      'Partition 1: under-replicated, leader 2, in sync 2, 3 of 1, 2, 3',
      'Partition 2: offline, leader none, in sync none of 1, 2, 3',
    ]);
    const fold = live.getByRole('button', { name: 'Partitions as a table' });
    act(() => fold.focus());
    await userEvent.keyboard('{Enter}');
    expect(await live.findAllByRole('rowheader')).toHaveLength(3);
  });

  it('tells the lag of each partition of a group, and where it is unknown', async () => {
    await show();
    const groups = section('Consumer groups');
    expect(groups.getByText('12,345 behind')).toBeInTheDocument();
    expect(
      groups.getByText('Most behind: partition 1, 12,345'),
    ).toBeInTheDocument();
    expect(
      groups.getByText('The lag of 1 partition is unknown'),
    ).toBeInTheDocument();
    const strip = within(
      groups.getByRole('list', { name: 'Lag of settlement by partition' }),
    );
    expect(
      strip.getAllByRole('listitem').map(each => each.getAttribute('title')),
    ).toEqual([
      'Partition 0: 0 behind',
      'Partition 1: 12,345 behind',
      'Partition 2: unknown. No leader',
    ]);
    await userEvent.click(
      groups.getByRole('button', {
        name: 'Partitions of settlement as a table',
      }),
    );
    expect(
      await groups.findByText('settlement-2@10.0.0.5'),
    ).toBeInTheDocument();
  });

  it('names what may hold more groups and could not be read', async () => {
    await show({
      groups: {
        known: true,
        readAt: exampleNow,
        items: [],
        more: 0,
        missing: [{ what: 'groups of broker 2', reason: 'No answer' }],
      },
    });
    expect(
      section('Consumer groups').getByText(
        /groups of broker 2 could not be read \(No answer\)/,
      ),
    ).toBeInTheDocument();
  });

  it('marks settings that differ, and names the request that one may see', async () => {
    await show();
    const settings = section('Configuration against approved')
      .getAllByRole('listitem')
      .map(each => each.textContent);
    expect(settings[0]).toMatch(
      /cleanup\.policy.*now delete.*approved compact.*Differs.*Create topic/,
    );
    expect(settings[1]).toMatch(/As approved.*that you may not see/);
    expect(settings[2]).toMatch(/segment\.ms.*Not by a request/);
  });

  it('says who approved access and when, and what nobody approved', async () => {
    await show();
    const [own, stranger] = section('Access').getAllByRole('listitem');
    expect(own).toHaveTextContent(/write, describe.*approved by .*petra/i);
    expect(own.querySelector('time')).toHaveAttribute('datetime', exampleNow);
    expect(stranger).toHaveTextContent(
      /topics beginning with payments\. · from 10\.0\.0\.7.*not by a request/,
    );
  });

  it('leads to the trail of who approved access, and hands over the evidence', async () => {
    const created = jest.fn((_: Blob) => 'blob:kafka');
    Object.assign(URL, {
      createObjectURL: created,
      revokeObjectURL: jest.fn(),
    });
    // jsdom would navigate.
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockReturnValue(undefined);
    const evidence = jest
      .spyOn(FakeKafkaSupportApi.prototype, 'exportAccessEvidence')
      .mockRejectedValueOnce(new Error('down'));
    await show();
    expect(
      section('Access').getByRole('link', {
        name: 'Who approved it, and when',
      }),
    ).toHaveAttribute(
      'href',
      `/kafka-support/audit?resource=${encodeURIComponent(
        `prod/topic/${topic}`,
      )}`,
    );
    await userEvent.click(
      section('Access').getByRole('button', {
        name: 'Evidence for an auditor',
      }),
    );
    expect(
      await screen.findByText('The evidence could not be put together'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(created).toHaveBeenCalledTimes(1));
    expect(evidence).toHaveBeenLastCalledWith('prod', topic);
    evidence.mockRestore();
    click.mockRestore();
  });

  it('offers commands to copy', async () => {
    await show();
    const commands = section('Commands to copy');
    expect(commands.getByText(/--describe --topic/)).toBeInTheDocument();
    expect(
      commands.getByRole('button', { name: /Partitions and replicas/ }),
    ).toBeInTheDocument();
  });

  it('lists open requests with who is still asked', async () => {
    await show();
    const open = section('Open requests');
    expect(
      open.getByRole('link', { name: `Change settings of topic ${topic}` }),
    ).toHaveAttribute('href', '/kafka-support/requests/r2');
    expect(open.getByText(/waits for/)).toBeInTheDocument();
  });

  it('shows the rest of a dead cluster, with the reason for each unknown figure', async () => {
    const unread = {
      known: false,
      figure: 'topic',
      reason: 'No broker answered within 5 seconds',
    } as const;
    const { configuration, access } = exampleStreamDetail();
    const { container } = await show({
      live: unread,
      groups: unread,
      configuration: {
        read: unread,
        settings: configuration.settings
          .slice(0, 1)
          .map(each => ({ ...each, live: undefined, verdict: 'unknown' })),
      },
      access: {
        ...access,
        read: unread,
        grants: access.grants
          .slice(0, 1)
          .map(each => ({ ...each, state: 'unknown' })),
      },
    });
    expect(screen.getByText('State unknown')).toBeInTheDocument();
    expect(
      screen.getAllByText(/Unknown: No broker answered within 5 seconds/),
    ).toHaveLength(4);
    expect(screen.getByText('#payments-oncall')).toBeInTheDocument();
    expect(
      section('Configuration against approved').getByRole('listitem'),
    ).toHaveTextContent(/approved compact.*Unknown/);
    expect(screen.getByText(/Unknown whether in force/)).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says of a topic that is gone that it is our records that speak', async () => {
    await show({ live: { known: true, readAt: exampleNow } });
    expect(screen.getByText('Not on the cluster')).toBeInTheDocument();
    expect(screen.getByText(/what our own records say/)).toBeInTheDocument();
  });

  it('says who paused the cluster and why', async () => {
    await show({
      cluster: {
        id: 'prod',
        title: 'prod',
        environment: 'production',
        paused: {
          by: 'user:default/petra',
          reason: 'broker replacement',
          since: exampleNow,
        },
      },
    });
    expect(screen.getByRole('alert')).toHaveTextContent('broker replacement');
  });

  it.each(['A.b_C-d.9', '-dash_first', '__private', '...'])(
    'finds a topic of the name %s by its address',
    async name => {
      await show({ topic: name });
      expect(screen.getByRole('heading', { name })).toBeVisible();
    },
  );

  it('shows who answers and the last known while the cluster is still being asked', async () => {
    const recorded = exampleStreamDetail({
      live: { known: false, figure: 'topic', reason: 'was not asked' },
      lastKnown: {
        resource: {
          resource: `prod/topic/${topic}`,
          cluster: 'prod',
          type: 'topic',
          name: topic,
          internal: false,
          partitions: 7,
          replicationFactor: 3,
          offlinePartitions: 0,
          underReplicatedPartitions: 0,
        },
        sync: { cluster: 'prod', state: 'stale', syncedAt: exampleNow },
      },
    });
    const api: KafkaSupportApi = new FakeKafkaSupportApi();
    let answer: (stream: typeof recorded) => void = () => {};
    const asked = new Promise<typeof recorded>(resolve => {
      answer = resolve;
    });
    api.getStream = async (
      ...[, , options]: Parameters<KafkaSupportApi['getStream']>
    ) => (options?.from === 'records' ? recorded : asked);
    await renderPage(path, { api });
    expect(await screen.findByText(/Last known/)).toBeVisible();
    expect(screen.getByText('7 × 3 replicas')).toBeVisible();
    expect(
      screen.getAllByRole('progressbar', {
        name: 'The cluster is being asked',
      }).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText(/was not asked/)).not.toBeInTheDocument();

    answer(exampleStreamDetail());
    await waitForElementToBeRemoved(() => screen.queryByText(/Last known/));
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('shows a skeleton while it reads', async () => {
    const api = new FakeKafkaSupportApi();
    api.getStream = () => new Promise(() => {});
    await renderPage(path, { api });
    expect(
      await screen.findByRole('status', { name: 'Loading the page' }),
    ).toBeInTheDocument();
  });

  it('shows the sentence of a failure and reads again when asked', async () => {
    const api = new FakeKafkaSupportApi({ streams: [exampleStreamDetail()] });
    const answer = api.getStream.bind(api);
    let failing = true;
    api.getStream = async (...asked) => {
      if (!failing) return answer(...asked);
      throw await responseError(
        503,
        'ServiceUnavailableError',
        'The database is away',
      );
    };
    await renderPage(path, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    expect(screen.getByRole('link', { name: 'All streams' })).toHaveAttribute(
      'href',
      '/kafka-support/streams',
    );
    failing = false;
    await userEvent.click(screen.getByRole('button', { name: /again/i }));
    expect(
      await screen.findByRole('heading', { name: topic }),
    ).toBeInTheDocument();
  });
});
