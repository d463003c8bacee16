import type {
  StreamDetail,
  StreamDrift,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  FakeKafkaSupportApi,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { exampleStreamDetail } from '../../__testUtils__/exampleStreamDetail';
import { renderPage } from '../../__testUtils__/renderPage';

const topic = 'payments.payment.received.v1';
const digest = 'a'.repeat(64);
const right = {
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: topic,
  host: '*',
  operation: 'read',
  permission: 'allow',
} as const;

const exampleDrift: StreamDrift = {
  read: { known: true, readAt: exampleNow },
  differences: [
    {
      id: 'setting:segment.ms',
      what: 'setting',
      setting: 'segment.ms',
      approved: '86400000',
      observed: '3600000',
      since: exampleNow,
      approval: {
        visible: true,
        requestId: 'r1',
        title: `Create topic ${topic}`,
        requester: 'user:default/alice',
        approvedBy: [],
        at: exampleNow,
      },
    },
    {
      id: 'partitions',
      what: 'partitions',
      approved: '3',
      observed: '6',
      since: '2026-11-01T10:00:00.000Z',
      unfixable: 'Kafka takes no partitions away',
    },
    {
      id: 'access:came',
      what: 'access',
      grant: { ...right, principal: 'User:stranger' },
      observed: 'there',
    },
    {
      id: 'access:went',
      what: 'access',
      grant: { ...right, principal: 'User:ledger' },
      approved: 'there',
    },
  ],
  fixes: [
    {
      kind: 'topic-config',
      spec: { name: topic, set: { 'segment.ms': '86400000' } },
      settles: ['setting:segment.ms'],
    },
    {
      kind: 'access',
      spec: { action: 'revoke', principal: 'User:stranger' },
      settles: ['access:came'],
    },
  ],
  adoption: {
    digest,
    allowed: true,
    reason: 'You act for group:default/payments, which owns the topic.',
  },
  unreadDefinitions: [],
};

async function show(
  drift: Partial<StreamDrift> = {},
  more: Partial<StreamDetail> = {},
) {
  const stream = exampleStreamDetail({
    drift: { ...exampleDrift, ...drift },
    ...more,
  });
  const api = new FakeKafkaSupportApi({ streams: [stream] });
  const rendered = await renderPage(`streams/prod/${topic}`, { api });
  await screen.findByRole('heading', { name: topic });
  return { ...rendered, api };
}
const section = (name = 'Differs from what was approved') =>
  within(screen.getByRole('region', { name }));

describe('what differs from what was approved', () => {
  it('is said in plain words, with who approved it and since when; and passes axe', async () => {
    const { container } = await show();
    const drift = section();
    expect(
      drift.getByText('4 things are not as they were agreed on.'),
    ).toBeInTheDocument();
    const lines = drift
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines).toEqual([
      expect.stringMatching(
        /segment\.ms is 1 h.*3600000, approved 1 d.*86400000.*approved Create topic.*first seen/s,
      ),
      expect.stringMatching(
        /6 partitions, approved 3.*Nobody approved it.*Cannot be set back: Kafka takes no partitions away/s,
      ),
      expect.stringMatching(/User:stranger may read, and nobody approved/),
      expect.stringMatching(/User:ledger may no longer read/),
    ]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is not there where nothing differs', async () => {
    await show({ differences: [], fixes: [], adoption: undefined });
    expect(
      screen.queryByRole('region', { name: 'Differs from what was approved' }),
    ).not.toBeInTheDocument();
  });

  it('leads to the requests that bring it back, filled in', async () => {
    await show();
    expect(
      section().getByRole('link', { name: 'Set it back' }),
    ).toHaveAttribute(
      'href',
      `/kafka-support/new/topic-config?${new URLSearchParams({
        cluster: 'prod',
        name: topic,
        'set.segment.ms': '86400000',
      })}`,
    );
    expect(
      section().getByRole('link', {
        name: 'Take the access of User:stranger back',
      }),
    ).toHaveAttribute('href', expect.stringContaining('/new/access?'));
  });

  it('is among what changed in 24 hours when it came since then', async () => {
    await show(
      {},
      {
        changes: { since: '2026-11-20T13:05:12.000Z', items: [], more: false },
      },
    );
    const changed = section('Changed in 24 hours');
    expect(changed.getByText('Past the requests')).toBeInTheDocument();
    expect(changed.getAllByRole('listitem')).toHaveLength(1);
    expect(changed.getByRole('listitem')).toHaveTextContent(/segment\.ms is/);
    expect(
      changed.queryByText(/No request changed it/),
    ).not.toBeInTheDocument();
  });

  it('is accepted with a reason, which leads to the request; the dialog passes axe', async () => {
    const { api } = await show();
    const adopt = jest.spyOn(api, 'adoptDrift');
    await userEvent.click(
      section().getByRole('button', { name: 'Accept as it is' }),
    );
    const dialog = within(
      screen.getByRole('dialog', { name: `Accept ${topic} as it is?` }),
    );
    expect(dialog.getByText(/6 partitions, approved 3/)).toBeInTheDocument();
    expect(dialog.getByText(/You act for group:default/)).toBeInTheDocument();
    const submit = dialog.getByRole('button', { name: 'Accept' });
    expect(submit).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Why it may stay so' }),
      'it serves us well',
    );
    expect((await axe(screen.getByRole('dialog'))).violations).toEqual([]);
    await userEvent.click(submit);
    expect(
      await screen.findByRole('heading', {
        name: `Accept topic ${topic} as it is`,
      }),
    ).toBeInTheDocument();
    expect(adopt).toHaveBeenCalledWith(
      `prod/topic/${topic}`,
      { digest, justification: 'it serves us well' },
      expect.any(String),
    );
  });

  it('shows how it differs by now when that is not what was seen', async () => {
    const { api } = await show();
    api.adoptDrift = async () => {
      throw await responseError(
        409,
        'ConflictError',
        'What you saw is not how it differs now',
      );
    };
    await userEvent.click(
      section().getByRole('button', { name: 'Accept as it is' }),
    );
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'fine so');
    const read = jest.spyOn(api, 'getStream');
    await userEvent.click(dialog.getByRole('button', { name: 'Accept' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'What you saw is not how it differs now',
    );
    await waitFor(() => expect(read).toHaveBeenCalled());
  });

  it('says who may accept it to those who may not', async () => {
    await show({
      adoption: {
        digest,
        allowed: false,
        reason: 'That is for group:default/payments.',
      },
    });
    expect(
      section().queryByRole('button', { name: 'Accept as it is' }),
    ).not.toBeInTheDocument();
    expect(
      section().getByText(/That is for group:default\/payments/),
    ).toBeInTheDocument();
  });

  it('is only told where another tool manages the topic, which the page says on top', async () => {
    const { container } = await show(
      { fixes: [], adoption: undefined },
      {
        managedElsewhere: { by: 'terraform', where: 'infra/kafka/topics.tf' },
      },
    );
    const note = screen
      .getAllByRole('alert')
      .find(each => /Terraform manages/.test(each.textContent ?? ''));
    expect(note).toHaveTextContent(/Change it in infra\/kafka\/topics\.tf/);
    expect(
      section().getByText(/not as infra\/kafka\/topics\.tf has it/),
    ).toBeInTheDocument();
    expect(section().queryByRole('button')).not.toBeInTheDocument();
    expect(section().queryByRole('link', { name: /Set/ })).toBeNull();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('names a definition that could not be read, and what was last seen of a dead cluster', async () => {
    await show({
      read: { known: false, figure: 'topic', reason: 'No broker answered' },
      fixes: [],
      adoption: undefined,
      unreadDefinitions: [
        { where: 'topics.yaml', reason: 'it is no YAML: line 3' },
      ],
    });
    expect(
      section().getByText(/The cluster does not answer/),
    ).toBeInTheDocument();
    expect(
      section().getByText(/topics\.yaml could not be read.*line 3/),
    ).toBeInTheDocument();
  });
});
