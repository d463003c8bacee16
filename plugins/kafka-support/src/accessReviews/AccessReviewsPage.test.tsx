import { FakeKafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { exampleAccessReview } from '../__testUtils__/exampleAccessReview';
import { renderAt } from '../__testUtils__/renderAt';
import { AccessReviewsPage } from './AccessReviewsPage';

const reviews = [
  exampleAccessReview({ overdue: true }),
  exampleAccessReview({
    id: 'o3',
    title: 'Review access to refunds.v1',
    topic: 'refunds.v1',
    state: 'done',
    decided: {
      number: 1,
      by: 'user:default/petra',
      at: '2026-11-20T12:00:00.000Z',
      digest: 'a'.repeat(64),
      kept: 4,
      revoked: 1,
    },
  }),
];
const show = (
  query = '',
  api = new FakeKafkaSupportApi({ accessReviews: reviews }),
) =>
  renderAt(<AccessReviewsPage />, {
    api,
    path: `/kafka-support/access-reviews${query}`,
  });

describe('the list of access reviews', () => {
  it('shows what is due, by whom, and leads to the review and the stream', async () => {
    const { container } = await show();
    const [, row, ...others] = await screen.findAllByRole('row');
    expect(others).toEqual([]);
    expect(
      within(row).getByRole('link', { name: /^Review access/ }),
    ).toHaveAttribute('href', '/kafka-support/access-reviews/o2');
    expect(
      within(row).getByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(row).toHaveTextContent('confidential');
    expect(row).toHaveTextContent('Overdue');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('shows those that are done with what was decided', async () => {
    await show('?state=done');
    const [, row] = await screen.findAllByRole('row');
    expect(row).toHaveTextContent('4 kept, 1 revoked');
  });

  it('says how reviews are turned on where none is configured', async () => {
    const api = new FakeKafkaSupportApi();
    jest.spyOn(api, 'listAccessReviews').mockResolvedValue({
      items: [],
      totalItems: 0,
      dataClasses: [],
      everyDays: 180,
      readAt: '2026-11-21T13:05:12.000Z',
    });
    await show('', api);
    expect(
      await screen.findByText('No data class asks for access reviews'),
    ).toBeInTheDocument();
  });

  it('says which streams are reviewed where nothing is due, and what done ones will show', async () => {
    await show('', new FakeKafkaSupportApi());
    expect(
      await screen.findByText(/whose data is confidential, every 180 days/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('combobox', { name: 'State' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Done' }));
    expect(
      await screen.findByText('No access review is done yet'),
    ).toBeInTheDocument();
  });
});
