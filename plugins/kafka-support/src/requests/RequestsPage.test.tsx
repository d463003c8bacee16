import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleRequest,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { RequestsPage } from './RequestsPage';

const requests: Request[] = [
  exampleRequest({ id: 'r1', title: 'Create topic payments.received.v1' }),
  exampleRequest({
    id: 'r2',
    title: 'Create topic orders.placed.v1',
    status: 'verified',
    requester: 'user:default/bob',
    owner: 'group:default/orders',
  }),
];

const show = (
  path = '/kafka-support/requests',
  api = new FakeKafkaSupportApi({ requests }),
) => renderAt(<RequestsPage />, { api, path });

const titles = async () =>
  within(await screen.findByRole('table'))
    .getAllByRole('link', { name: /^Create topic/ })
    .map(link => link.textContent);

describe('the list of requests', () => {
  it('shows who asked, where each stands and for whom it waits', async () => {
    const { container } = await show();
    const [, first, second] = await screen.findAllByRole('row');
    expect(
      within(first).getByRole('link', {
        name: 'Create topic payments.received.v1',
      }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(first).toHaveTextContent('In review');
    expect(await within(first).findByText(/alice/i)).toBeInTheDocument();
    expect(second).toHaveTextContent('Verified');
    expect(screen.getByText('2 requests')).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it.each([
    ['?status=open', ['Create topic payments.received.v1']],
    ['?status=verified', ['Create topic orders.placed.v1']],
    ['?whose=me', ['Create topic payments.received.v1']],
    ['?owner=group:default/orders', ['Create topic orders.placed.v1']],
    ['?q=ORDERS', ['Create topic orders.placed.v1']],
    [
      '?status=nonsense',
      ['Create topic payments.received.v1', 'Create topic orders.placed.v1'],
    ],
  ])('opens with the filters of the address %s', async (query, expected) => {
    await show(`/kafka-support/requests${query}`);
    expect(await titles()).toEqual(expected);
  });

  it('writes a filter into the address, and clears it', async () => {
    const { address } = await show();
    await screen.findByRole('table');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Topic or title' }),
      'orders',
    );
    expect(address()).toBe('/kafka-support/requests?q=orders');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(address()).toBe('/kafka-support/requests');
  });

  it('focuses the search field on /', async () => {
    await show();
    await screen.findByRole('table');
    await userEvent.keyboard('/');
    const field = screen.getByRole('searchbox', { name: 'Topic or title' });
    expect(field).toHaveFocus();
    expect(field).toHaveValue('');
  });

  it('turns to older requests and back by the address', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      exampleRequest({ id: `r${i}`, title: `Create topic t${i}` }),
    );
    const { address } = await show(
      undefined,
      new FakeKafkaSupportApi({ requests: many }),
    );
    await screen.findByRole('link', { name: 'Create topic t0' });
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('link', { name: 'Create topic t29' });
    expect(address()).toBe('/kafka-support/requests?cursor=25');
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await screen.findByRole('link', { name: 'Create topic t0' });
    expect(address()).toBe('/kafka-support/requests');
  });

  it('teaches the first step when there are none', async () => {
    const { container } = await show(undefined, new FakeKafkaSupportApi());
    expect(await screen.findByText('No requests yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'New request' })).toHaveAttribute(
      'href',
      '/kafka-support/new',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that the filters leave none, and clears them', async () => {
    await show('/kafka-support/requests?q=nothing-like-it');
    await screen.findByText('No request fits these filters');
    await userEvent.click(
      screen.getAllByRole('button', { name: 'Clear filters' })[0],
    );
    expect(await titles()).toHaveLength(2);
  });

  it('says why it cannot read them, with a way on', async () => {
    const api = new FakeKafkaSupportApi({ requests });
    const list = api.listRequests.bind(api);
    api.listRequests = async () => {
      throw new Error('down');
    };
    await show(undefined, api);
    const again = await screen.findByRole('button', { name: 'Try again' });
    api.listRequests = list;
    await userEvent.click(again);
    expect(await titles()).toHaveLength(2);
  });
});
