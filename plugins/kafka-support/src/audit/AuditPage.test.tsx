import type {
  AuditEntry,
  AuditVerification,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { FakeKafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { AuditPage } from './AuditPage';

const entry = (overrides: Partial<AuditEntry>): AuditEntry => ({
  requestId: 'r1',
  sequence: 1,
  type: 'status.changed',
  at: '2026-11-21T10:00:00.000Z',
  actor: 'user:default/petra',
  message: 'Petra approved as platform',
  planDigest: 'abcdef0123456789'.repeat(4),
  kind: 'topic-create',
  cluster: 'prod',
  resources: ['prod/topic/orders.placed.v1'],
  title: 'Create topic orders.placed.v1',
  ...overrides,
});

function setUp(items: AuditEntry[], nextCursor?: string) {
  const api = new FakeKafkaSupportApi();
  const listAudit = jest.fn(async () => ({ items, nextCursor }));
  (api as { listAudit: unknown }).listAudit = listAudit;
  return { api, listAudit };
}

describe('the audit page', () => {
  it('tells who did what, to which request, on which plan', async () => {
    const { api } = setUp([
      entry({ from: 'in_review', to: 'approved' }),
      entry({ sequence: 2, actor: 'system', message: 'Sent: create topic' }),
    ]);
    const { container } = await renderAt(<AuditPage />, { api });
    const [, approved, sent] = await screen.findAllByRole('row');
    expect(approved).toHaveTextContent('Petra approved as platform');
    expect(approved).toHaveTextContent('In review → Approved');
    expect(approved).toHaveTextContent('abcdef01');
    expect(
      within(approved).getByRole('link', {
        name: 'Create topic orders.placed.v1',
      }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(sent).toHaveTextContent('Kafka support');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('asks for what the address says, days as instants', async () => {
    const { api, listAudit } = setUp([entry({})]);
    await renderAt(<AuditPage />, {
      api,
      path: '/kafka-support/audit?actor=user:default/petra&from=2026-11-20&to=2026-11-20',
    });
    await screen.findByRole('table');
    const day = new Date(2026, 10, 20);
    const next = new Date(2026, 10, 21);
    expect(listAudit).toHaveBeenCalledWith(
      expect.objectContaining({
        actor: 'user:default/petra',
        from: day.toISOString(),
        to: new Date(next.getTime() - 1).toISOString(),
      }),
      expect.anything(),
    );
  });

  it('puts filters and pages into the address', async () => {
    const { api } = setUp([entry({})], 'older');
    const { address } = await renderAt(<AuditPage />, {
      api,
      path: '/kafka-support/audit',
    });
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Resource' }),
      'prod/topic/a{Enter}',
    );
    expect(address()).toBe('/kafka-support/audit?resource=prod%2Ftopic%2Fa');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Older entries' }),
    );
    expect(address()).toContain('cursor=older');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Newest entries' }),
    );
    expect(address()).toBe('/kafka-support/audit?resource=prod%2Ftopic%2Fa');
  });

  it('shows before and after of each field that a change touches', async () => {
    const { api } = setUp([
      entry({
        type: 'change.succeeded',
        fields: [
          { field: 'retention.ms', before: '86400000', after: '172800000' },
          { field: 'segment.ms', after: '3600000' },
        ],
      }),
    ]);
    const { container } = await renderAt(<AuditPage />, { api });
    const fields = await screen.findByRole('list', {
      name: 'Before and after',
    });
    expect(
      within(fields)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'retention.ms: 86400000 → 172800000',
      'segment.ms: not set → 3600000',
    ]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('shows what belongs to no request, such as a pause, and asks for it by kind', async () => {
    const { api, listAudit } = setUp([
      entry({
        requestId: undefined,
        type: 'cluster.paused',
        kind: 'cluster',
        message: 'Paused: Upgrade',
        title: 'prod',
        planDigest: undefined,
      }),
    ]);
    const { address } = await renderAt(<AuditPage />, { api });
    const [, row] = await screen.findAllByRole('row');
    expect(row).toHaveTextContent('Paused: Upgrade');
    expect(within(row).queryByRole('link', { name: 'prod' })).toBeNull();
    await userEvent.click(screen.getByRole('combobox', { name: 'What about' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Pauses of clusters' }),
    );
    expect(address()).toContain('kind=cluster');
    expect(listAudit).toHaveBeenLastCalledWith(
      expect.objectContaining({ kind: 'cluster' }),
      expect.anything(),
    );
  });

  it.each([
    ['Export JSON lines', 'jsonl'],
    ['Export CSV', 'csv'],
  ])('offers %s of all that the filters leave', async (name, format) => {
    const created = jest.fn((_: Blob) => 'blob:kafka');
    Object.assign(URL, {
      createObjectURL: created,
      revokeObjectURL: jest.fn(),
    });
    // jsdom would navigate.
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockReturnValue(undefined);
    const { api } = setUp([entry({})]);
    const exportAudit = jest
      .spyOn(api, 'exportAudit')
      .mockRejectedValueOnce(new Error('down'))
      .mockResolvedValueOnce('12345');
    await renderAt(<AuditPage />, {
      api,
      path: '/kafka-support/audit?actor=user:default/petra&cursor=c1&kind=access',
    });
    await userEvent.click(await screen.findByRole('button', { name }));
    expect(
      await screen.findByText('The trail could not be exported'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(created).toHaveBeenCalledTimes(1));
    expect(created.mock.calls[0][0].size).toBe(5);
    expect(exportAudit).toHaveBeenLastCalledWith(
      expect.objectContaining({ actor: 'user:default/petra', kind: 'access' }),
      format,
    );
    click.mockRestore();
  });

  it('says what it will show when nothing is recorded', async () => {
    await renderAt(<AuditPage />, { api: setUp([]).api });
    expect(await screen.findByText('Nothing recorded')).toBeInTheDocument();
  });
});

describe('the verification of the trail', () => {
  const verify = async (answer: AuditVerification | Error) => {
    const { api } = setUp([entry({})]);
    const verifyAudit = jest.spyOn(api, 'verifyAudit');
    if (answer instanceof Error) verifyAudit.mockRejectedValueOnce(answer);
    else verifyAudit.mockResolvedValueOnce(answer);
    const rendered = await renderAt(<AuditPage />, { api });
    await userEvent.click(
      screen.getByRole('button', { name: 'Verify the trail' }),
    );
    return rendered;
  };
  const verifiedAt = '2026-11-21T10:00:00.000Z';

  it('answers what was checked, with the hash to compare', async () => {
    const head = 'abcdef0123456789'.repeat(4);
    const { container } = await verify({
      verified: true,
      events: 120,
      seals: 3,
      head,
      sealedAt: verifiedAt,
      verifiedAt,
    });
    expect(
      await screen.findByText(
        'The trail is what was written: 120 entries, 3 seals',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(head)).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that nothing is sealed yet', async () => {
    await verify({ verified: true, events: 1, seals: 0, verifiedAt });
    expect(
      await screen.findByText(/^Nothing is sealed yet/),
    ).toBeInTheDocument();
  });

  it('names the first place that is not what was written, and leads there', async () => {
    const { container } = await verify({
      verified: false,
      broken: {
        differs: 'content',
        message: 'Row 2 is not what its hash was made of',
        requestId: 'r7',
        sequence: 2,
      },
      verifiedAt,
    });
    expect(
      await screen.findByText('The trail is not what was written'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Row 2 is not what its hash was made of/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Show the request' }),
    ).toHaveAttribute('href', '/kafka-support/requests/r7');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says why it could not be verified, which is no verdict', async () => {
    await verify(new Error('down'));
    expect(
      await screen.findByText('The trail could not be verified'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/^The trail is what was written/),
    ).toBeInTheDocument();
  });
});
