import {
  FakeKafkaSupportApi,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../__testUtils__/renderPage';

describe('the page of the kinds of requests', () => {
  it('offers each kind in the words of the person asking and says what usually happens', async () => {
    const { container } = await renderPage('new');
    const card = await screen.findByRole('link', { name: 'I need a topic' });
    expect(card).toHaveAccessibleDescription(
      /Usually: Applied at once when it is inside the limits/,
    );
    expect(
      screen.getByRole('link', { name: 'Change how a topic behaves' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('takes what the address says along into the form', async () => {
    const { address } = await renderPage(
      'new?component=component:default/ledger',
    );
    await userEvent.click(
      await screen.findByRole('link', { name: 'I need a topic' }),
    );
    expect(address()).toBe(
      '/kafka-support/new/topic-create?component=component:default/ledger',
    );
  });

  it('says what the backend said when the kinds cannot be read', async () => {
    const api = new FakeKafkaSupportApi();
    jest
      .spyOn(api, 'listKinds')
      .mockRejectedValue(
        await responseError(403, 'NotAllowedError', 'Ask for read access'),
      );
    await renderPage('new', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The kinds of requests could not be readAsk for read access',
    );
  });

  it('teaches when no kind is set up', async () => {
    await renderPage('new', { api: new FakeKafkaSupportApi({ kinds: [] }) });
    expect(
      await screen.findByText('No kind of request is set up'),
    ).toBeInTheDocument();
  });
});
