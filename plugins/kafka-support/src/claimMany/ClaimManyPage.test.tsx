import type { ClaimBatchPreview } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleNow,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../__testUtils__/renderPage';

const payments = 'group:default/payments';
const orders = 'group:default/orders';

const topic = (name: string, owner?: string) => ({
  resource: `prod/topic/${name}`,
  cluster: 'prod',
  type: 'topic' as const,
  name,
  owner,
  internal: false,
});

const aPreview = (
  more: Partial<ClaimBatchPreview> = {},
): ClaimBatchPreview => ({
  cluster: 'prod',
  batches: [],
  owned: [],
  refused: [],
  unknown: [],
  problems: [],
  left: 0,
  readAt: exampleNow,
  ...more,
});

const batchOf = (owner: string, ...names: string[]) => ({
  owner,
  ownerState: 'active' as const,
  claims: names.map(name => ({ resource: `prod/topic/${name}`, seen: true })),
  spec: {
    owner,
    resources: names.map(name => ({ resource: `prod/topic/${name}` })),
  },
});

const look = () =>
  user.click(
    screen.getByRole('button', { name: 'Show what would be claimed' }),
  );

describe('the page that claims many at once', () => {
  it('shows what a prefix would claim and what not, and files it', async () => {
    const api = new FakeKafkaSupportApi({
      resources: [
        topic('ledger.a.v1'),
        topic('ledger.b.v1'),
        topic('ledger.c.v1', payments),
        topic('ledger.d.v1', orders),
        topic('other.v1'),
      ],
    });
    const submit = jest.spyOn(api, 'submit');
    const { container, address } = await renderPage(
      `claims/new?cluster=prod&prefix=ledger.&owner=${payments}`,
      { api },
    );
    await screen.findByRole('heading', { name: 'Claim many at once' });
    await look();
    const card = await screen.findByRole('region', { name: 'payments' });
    expect(within(card).getByText('ledger.a.v1')).toBeInTheDocument();
    expect(within(card).getByText('ledger.b.v1')).toBeInTheDocument();
    expect(
      await within(card).findByText(/^Needs 1 person: Platform/),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', {
        name: '1 is owned by another team: that is a transfer',
      }),
    );
    expect(
      screen.getByRole('link', { name: 'Transfer prod/topic/ledger.d.v1' }),
    ).toHaveAttribute('href', expect.stringContaining('/new/ownership?'));
    expect(
      screen.getByRole('button', { name: '1 is owned by the team already' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);

    const file = screen.getByRole('button', { name: 'File 2 claims' });
    expect(file).toBeDisabled();
    expect(screen.getByText('Say why first, in a sentence.')).toBeVisible();
    await user.click(screen.getByRole('textbox', { name: 'Why' }));
    await user.paste('We write them since May');
    await waitFor(() => expect(file).toBeEnabled());
    await user.click(file);
    await waitFor(() => expect(address()).toContain('/requests/r1'));
    expect(submit.mock.calls[0][0]).toMatchObject({
      kind: 'ownership',
      cluster: 'prod',
      justification: 'We write them since May',
      spec: batchOf(payments, 'ledger.a.v1', 'ledger.b.v1').spec,
      plan: { changes: [expect.anything(), expect.anything()] },
    });
  });

  it('takes a CSV, and files nothing while a line cannot be read', async () => {
    const api = new FakeKafkaSupportApi();
    const previewClaims = jest.spyOn(api, 'previewClaims').mockResolvedValue(
      aPreview({
        batches: [batchOf(payments, 'a.v1')],
        problems: [{ line: 3, message: 'The owner of "x.v1" is missing' }],
        unknown: [{ resource: 'prod/topic/gone.v1', line: 4 }],
      }),
    );
    const { container } = await renderPage('claims/new?cluster=prod', { api });
    await user.click(
      await screen.findByRole('radio', { name: 'By a CSV of owners' }),
    );
    const csv = 'resource,owner\na.v1,payments\nx.v1,\ngone.v1,payments';
    await user.upload(
      screen.getByLabelText('Read it from a file:'),
      new File([csv], 'owners.csv', { type: 'text/csv' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'CSV' })).toHaveValue(csv),
    );
    await look();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '1 line cannot be readLine 3: The owner of "x.v1" is missing',
    );
    expect(previewClaims).toHaveBeenCalledWith({ cluster: 'prod', csv });
    expect(screen.getByRole('button', { name: 'File 1 claim' })).toBeDisabled();
    expect(
      screen.getByText('Correct the lines that cannot be read first.'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: '1 topic is not there' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('files a request for each team, and says which', async () => {
    const api = new FakeKafkaSupportApi();
    jest.spyOn(api, 'previewClaims').mockResolvedValue(
      aPreview({
        batches: [batchOf(orders, 'o.v1'), batchOf(payments, 'p.v1', 'q.v1')],
        left: 12,
      }),
    );
    await renderPage(`claims/new?cluster=prod&prefix=o&owner=${orders}`, {
      api,
    });
    await screen.findByRole('heading', { name: 'Claim many at once' });
    await look();
    await user.click(await screen.findByRole('textbox', { name: 'Why' }));
    await user.paste('From the owner list');
    const first = screen.getByRole('button', { name: 'File 1 claim' });
    await waitFor(() => expect(first).toBeEnabled());
    await user.click(first);
    expect(await screen.findByText('Filed:')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'File 2 claims' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('12 more are left for another batch'),
    ).toBeInTheDocument();
  });

  it('says what is missing before it looks', async () => {
    const api = new FakeKafkaSupportApi();
    const previewClaims = jest.spyOn(api, 'previewClaims');
    await renderPage('claims/new?cluster=prod', { api });
    await screen.findByRole('heading', { name: 'Claim many at once' });
    await look();
    expect(
      await screen.findByText(/must be a group such as/),
    ).toBeInTheDocument();
    expect(previewClaims).not.toHaveBeenCalled();
  });

  it('is reached from the streams and from My work', async () => {
    await renderPage('streams?cluster=prod&q=ledger.');
    expect(
      await screen.findByRole('link', { name: 'Claim many' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/claims/new?cluster=prod&prefix=ledger.',
    );
  });
});
