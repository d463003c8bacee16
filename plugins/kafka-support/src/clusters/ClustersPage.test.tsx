import {
  exampleClusters,
  FakeKafkaSupportApi,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { ClustersPage } from './ClustersPage';

const [first] = exampleClusters;
const one = (api: FakeKafkaSupportApi) => renderAt(<ClustersPage />, { api });

describe('clusters', () => {
  it('shows mode, health and how clients connect, and passes axe', async () => {
    const { container } = await renderAt(<ClustersPage />);
    const cards = await screen.findAllByRole('region');
    expect(cards).toHaveLength(exampleClusters.length);
    expect(within(cards[0]).getByText(first.bootstrapServers)).toBeVisible();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('writes unknown for what could not be read', async () => {
    await one(
      new FakeKafkaSupportApi({
        clusters: [
          {
            ...first,
            authorizer: undefined,
            health: {
              state: 'unreachable',
              offline: [],
              reason: 'No broker answered within 5 seconds',
              readAt: '2026-11-21T10:00:00.000Z',
            },
          },
        ],
      }),
    );
    expect(await screen.findByText(/Does not answer/)).toBeInTheDocument();
    expect(
      screen.getByText('No broker answered within 5 seconds'),
    ).toBeInTheDocument();
    expect(screen.getAllByText('unknown')).toHaveLength(4);
  });

  it('pauses with a reason, says by whom and why, and resumes', async () => {
    await one(new FakeKafkaSupportApi({ clusters: [first] }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pause changes' }),
    );
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Pause' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why/ }),
      'broker replacement',
    );
    await userEvent.click(confirm);
    expect(await screen.findByText(/broker replacement/)).toBeInTheDocument();
    expect(await screen.findByText(/petra/i)).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resume changes' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Pause changes' }),
    ).toBeInTheDocument();
  });

  it('shows the sentence of a refusal and keeps what was typed', async () => {
    const api = new FakeKafkaSupportApi({ clusters: [first] });
    api.pauseCluster = async () => {
      throw await responseError(
        403,
        'NotAllowedError',
        'Only members of group:default/platform may pause a cluster',
      );
    };
    await one(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Pause changes' }),
    );
    const reason = await screen.findByRole('textbox', { name: /Why/ });
    await userEvent.type(reason, 'because');
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Only members of group:default/platform may pause a cluster',
    );
    expect(reason).toHaveValue('because');
  });

  it('says where clusters are configured when there are none', async () => {
    await one(new FakeKafkaSupportApi({ clusters: [] }));
    expect(
      await screen.findByText(/kafkaSupport.clusters/),
    ).toBeInTheDocument();
  });
});
