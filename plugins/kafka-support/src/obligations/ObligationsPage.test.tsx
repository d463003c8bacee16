import type { Obligation } from '@kafka-support/backstage-plugin-kafka-support-common';
import { FakeKafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { exampleObligation } from '../__testUtils__/exampleObligation';
import { renderAt } from '../__testUtils__/renderAt';
import { ObligationsPage } from './ObligationsPage';

const obligations: Obligation[] = [
  exampleObligation({
    id: 'o2',
    kind: 'access-review',
    title: 'Review access to payments.received.v1',
    resource: 'prod/topic/payments.received.v1',
    requestId: undefined,
    owedBy: 'group:default/payments',
    dueAt: '2026-11-20T12:00:00.000Z',
    overdue: true,
  }),
  exampleObligation(),
  exampleObligation({
    id: 'o3',
    title: 'Access of User:crm to refunds.v1 ends',
    mine: false,
    requestId: undefined,
    reason: 'Cluster "prod" does not answer',
  }),
  exampleObligation({
    id: 'o4',
    title: 'Access of User:old to refunds.v1 ends',
    state: 'failed',
    reason: 'The rights changed meanwhile',
    settledAt: '2026-11-20T12:00:00.000Z',
    settledBy: 'system',
  }),
];

const show = (query = '', items = obligations) =>
  renderAt(<ObligationsPage />, {
    api: new FakeKafkaSupportApi({ obligations: items }),
    path: `/kafka-support/obligations${query}`,
  });

const titles = (region: HTMLElement) =>
  within(region)
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('cell')[0].textContent);

describe('the page of what is owed', () => {
  it('shows mine first, what is overdue on top, and where to act on it', async () => {
    const { container } = await show();
    const mine = await screen.findByRole('region', {
      name: 'Yours and your teams’',
    });
    const table = await within(mine).findByRole('table');
    expect(titles(table)).toEqual([
      expect.stringContaining('Review access to payments.received.v1'),
      expect.stringContaining('Access of User:billing'),
    ]);
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('Overdue');
    expect(
      within(first).getByRole('link', { name: /^Review access/ }),
    ).toHaveAttribute('href', '/kafka-support/access-reviews/o2');
    expect(
      within(first).getByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(second).toHaveTextContent('Kafka support');
    expect(
      within(second).getByRole('link', { name: /^Access of User:billing/ }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');

    const others = screen.getByRole('region', { name: 'Everybody else’s' });
    expect(titles(others)).toEqual([
      expect.stringContaining('Cluster "prod" does not answer'),
    ]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('lists what failed with the reason when asked for it, and clears the filter', async () => {
    const { address } = await show('?state=failed');
    const table = await screen.findByRole('table');
    expect(titles(table)).toEqual([
      expect.stringContaining('The rights changed meanwhile'),
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(address()).toBe('/kafka-support/obligations');
  });

  it.each([
    ['?whose=me', 2],
    ['?kind=access-review', 1],
    ['?state=nonsense&whose=me', 2],
  ])('opens with the filters of the address %s', async (query, count) => {
    await show(query);
    expect(titles(await screen.findByRole('table'))).toHaveLength(count);
  });

  it('says what it will show while nothing is owed', async () => {
    await show('', []);
    expect(await screen.findByText('Nothing is owed')).toBeInTheDocument();
    expect(screen.getByText(/Ask for temporary access/)).toBeInTheDocument();
  });

  it('says so when nothing fits', async () => {
    await show('?kind=gap-fix');
    expect(
      await screen.findByText('Nothing fits these filters'),
    ).toBeInTheDocument();
  });

  it('says what failed, with a way on', async () => {
    const api = new FakeKafkaSupportApi();
    const list = jest
      .spyOn(api, 'listObligations')
      .mockRejectedValueOnce(new Error('down'));
    await renderAt(<ObligationsPage />, { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Nothing is owed')).toBeInTheDocument();
    expect(list).toHaveBeenCalledTimes(2);
  });
});
