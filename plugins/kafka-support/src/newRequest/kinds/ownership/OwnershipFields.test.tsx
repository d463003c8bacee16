import {
  exampleRequest,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../../../__testUtils__/renderPage';

describe('the form of ownership', () => {
  const CLAIM =
    'new/ownership?resource=prod/topic/payments.legacy&cluster=prod&owner=group:default/payments';

  it('is filled in from a link and says who confirms the claim', async () => {
    const { container } = await renderPage(CLAIM);
    expect(
      await screen.findByText(/^Needs 1 person: Platform \(team boundary\)/),
    ).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Topic' })).toHaveValue(
      'payments.legacy',
    );
    expect(
      screen.getByRole('combobox', { name: 'Who shall own it' }),
    ).toHaveValue('group:default/payments');
    expect(screen.getAllByRole('combobox', { name: 'Component' })).toHaveLength(
      1,
    );
    expect(
      screen.getByRole('table', { name: 'Set the owner of payments.legacy' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('proposes my own groups, and sends what is chosen', async () => {
    const api = new FakeKafkaSupportApi();
    const submit = jest.spyOn(api, 'submit');
    await renderPage(CLAIM.replace(/&owner.*/, ''), { api });
    await user.click(
      await screen.findByRole('combobox', { name: 'Who shall own it' }),
    );
    await user.click(
      await screen.findByRole('option', { name: 'group:default/payments' }),
    );
    await screen.findByText(/^Needs 1 person/);
    await user.click(screen.getByRole('textbox', { name: 'Why' }));
    await user.paste('We write it since May');
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    await waitFor(() => expect(submit).toHaveBeenCalled());
    const [body] = submit.mock.calls[0];
    expect(body).toMatchObject({
      kind: 'ownership',
      cluster: 'prod',
      spec: {
        resource: 'prod/topic/payments.legacy',
        owner: 'group:default/payments',
      },
    });
    expect(body).not.toHaveProperty('component');
    // The page of the request says once what it is about.
    expect(await screen.findAllByText('Resource')).toHaveLength(1);
    expect(screen.getByText('prod/topic/payments.legacy')).toBeInTheDocument();
  });

  it('takes a claim on a cluster that is only observed', async () => {
    await renderPage(CLAIM.replace(/prod/g, 'archive'));
    await screen.findByText(/^Needs 1 person/);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Submit' })).toBeEnabled(),
    );
    expect(
      screen.queryByText(/This cluster is only observed/),
    ).not.toBeInTheDocument();
  });

  it('files a batch again', async () => {
    const resources = ['a', 'b'].map(name => ({
      resource: `prod/topic/payments.${name}`,
    }));
    const spec = { owner: 'group:default/payments', resources };
    const api = new FakeKafkaSupportApi({
      requests: [exampleRequest({ id: 'r9', kind: 'ownership', spec })],
    });
    const preview = jest.spyOn(api, 'preview');
    await renderPage('new/ownership?from=r9&cluster=prod', { api });
    expect(
      await screen.findByText(/^A batch of 2 resources/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('combobox', { name: 'Topic' }),
    ).not.toBeInTheDocument();
    await waitFor(() =>
      expect(preview).toHaveBeenCalledWith(
        expect.objectContaining({ spec }),
        expect.anything(),
      ),
    );
  });

  it('asks for the name that Kafka knows, whatever it is', async () => {
    await renderPage(CLAIM.replace('topic/payments.legacy', 'group/a%252Fb'));
    expect(
      await screen.findByRole('textbox', { name: 'Consumer group' }),
    ).toHaveValue('a/b');
  });
});
