import {
  exampleRequest,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { KafkaSupportRoutes } from '../root/KafkaSupportRoutes';
import { usePageTabs } from '../root/usePageTabs';
import { renderAt } from '../__testUtils__/renderAt';
import { ReviewPage } from './ReviewPage';

const waiting = new FakeKafkaSupportApi({
  requests: [
    exampleRequest({
      id: 'new',
      title: 'Create topic newer',
      createdAt: '2026-11-21T12:00:00.000Z',
      reviewableRoles: ['platform'],
    }),
    exampleRequest({
      id: 'old',
      title: 'Create topic older',
      createdAt: '2026-11-21T08:00:00.000Z',
      reviewableRoles: ['platform'],
    }),
    exampleRequest({ id: 'other', title: 'Create topic of others' }),
  ],
});

function Tabs() {
  return (
    <ul>
      {usePageTabs().map(tab => (
        <li key={tab.id}>{tab.label}</li>
      ))}
    </ul>
  );
}

describe('the queue to review', () => {
  it('shows what waits for me, the longest first, who asks and as what I am asked', async () => {
    const { container } = await renderAt(<ReviewPage />, { api: waiting });
    const [older, newer, ...rest] = await screen.findAllByRole('listitem');
    expect(older).toHaveTextContent('Create topic older');
    expect(newer).toHaveTextContent('Create topic newer');
    expect(rest).toEqual([]);
    expect(await screen.findAllByText(/alice/i)).toHaveLength(2);
    expect(older).toHaveTextContent('You are asked as: platform');
    expect(
      screen.getByRole('link', { name: 'Review Create topic older' }),
    ).toHaveAttribute('href', '/kafka-support/requests/old');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('counts in the tab', async () => {
    await renderAt(<Tabs />, { api: waiting });
    expect(await screen.findByText('To review (2)')).toBeInTheDocument();
  });

  it('says what it will show when nothing waits', async () => {
    const { container } = await renderAt(<KafkaSupportRoutes />, {
      path: '/review',
    });
    expect(
      await screen.findByText('Nothing waits for you'),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });
});
