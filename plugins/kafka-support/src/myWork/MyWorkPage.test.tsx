import {
  exampleRequest,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  exampleEntityStreams,
  exampleStream,
} from '../__testUtils__/exampleStreams';
import { exampleObligation } from '../__testUtils__/exampleObligation';
import { renderAt } from '../__testUtils__/renderAt';
import { MyWorkPage } from './MyWorkPage';

const card = (name: string) => screen.findByRole('region', { name });

describe('my work', () => {
  it('shows what waits for me, what I asked for, and my teams’ streams, the worst first', async () => {
    const api = new FakeKafkaSupportApi({
      requests: [
        exampleRequest({ id: 'mine', title: 'Create topic mine' }),
        exampleRequest({
          id: 'done',
          title: 'Create topic done',
          status: 'verified',
        }),
        exampleRequest({
          id: 'theirs',
          title: 'Create topic theirs',
          requester: 'user:default/bob',
          reviewableRoles: ['resource owner'],
        }),
      ],
      entityStreams: exampleEntityStreams([
        exampleStream('fine', ['ready', 'ready']),
        exampleStream('watched', ['watch', 'ready']),
        exampleStream('stuck', ['blocked', 'ready']),
      ]),
    });
    const { container } = await renderAt(<MyWorkPage />, { api });

    const review = await card('Waiting for you');
    expect(
      await within(review).findByRole('link', { name: 'Create topic theirs' }),
    ).toHaveAttribute('href', '/kafka-support/requests/theirs');
    expect(within(review).queryByText('Create topic mine')).toBeNull();

    const mine = await card('Your open requests');
    expect(
      await within(mine).findByRole('link', { name: 'Create topic mine' }),
    ).toBeInTheDocument();
    expect(within(mine).queryByText('Create topic done')).toBeNull();
    expect(within(mine).getByText('In review')).toBeInTheDocument();

    const streams = await card('Your teams’ streams');
    const [first, second, ...rest] = await within(streams).findAllByRole(
      'listitem',
    );
    expect(first).toHaveTextContent('stuck');
    expect(first).toHaveTextContent('Alert route is not known');
    expect(second).toHaveTextContent('watched');
    expect(rest).toEqual([]);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('teaches the first step when there is nothing', async () => {
    const { container } = await renderAt(<MyWorkPage />);
    expect(
      await screen.findByText(/Nothing waits for your agreement/),
    ).toBeInTheDocument();
    const mine = await card('Your open requests');
    expect(
      await within(mine).findByRole('link', { name: 'New request' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Your teams own no stream yet/),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('tells somebody without a team what to do', async () => {
    await renderAt(<MyWorkPage />, { groups: [] });
    expect(await screen.findByText(/You are in no team/)).toBeInTheDocument();
  });

  it('keeps the other cards when one cannot be read', async () => {
    const api = new FakeKafkaSupportApi();
    api.getEntityStreams = async () => {
      throw new Error('down');
    };
    await renderAt(<MyWorkPage />, { api });
    const streams = await card('Your teams’ streams');
    expect(await within(streams).findByRole('alert')).toBeInTheDocument();
    expect(
      await screen.findByText(/Nothing waits for your agreement/),
    ).toBeInTheDocument();
  });

  it('shows what ends soon or is owed, and leads there', async () => {
    const api = new FakeKafkaSupportApi({
      obligations: [
        exampleObligation({ overdue: true }),
        exampleObligation({ id: 'o2', mine: false, title: 'Somebody else’s' }),
      ],
    });
    await renderAt(<MyWorkPage />, { api });
    const ending = await card('Ending soon');
    expect(
      await within(ending).findByRole('link', {
        name: 'Access of User:billing to orders.placed.v1 ends',
      }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(within(ending).getByText('Overdue')).toBeInTheDocument();
    expect(within(ending).queryByText('Somebody else’s')).toBeNull();
    expect(
      within(ending).getByRole('link', { name: 'All that is owed' }),
    ).toHaveAttribute('href', '/kafka-support/obligations');
  });
});
