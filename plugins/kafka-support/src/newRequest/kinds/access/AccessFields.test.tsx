import { FakeKafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../../../__testUtils__/renderPage';

const READ =
  'new/access?cluster=prod&component=component:default/payments-api&topic=payments.ledger.v2&principal=User:billing&group=billing';

const submit = async (api: FakeKafkaSupportApi, why: string) => {
  const sent = jest.spyOn(api, 'submit');
  await user.click(screen.getByRole('textbox', { name: 'Why' }));
  await user.paste(why);
  await user.click(screen.getByRole('button', { name: 'Submit' }));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  return sent.mock.calls[0][0];
};

describe('the form of access', () => {
  it('is filled in from a link, and says who may do what', async () => {
    const { container } = await renderPage(READ);
    expect(
      await screen.findByText('Will be applied at once'),
    ).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Principal' })).toHaveValue(
      'User:billing',
    );
    expect(screen.getByRole('combobox', { name: 'Topic' })).toHaveValue(
      'payments.ledger.v2',
    );
    expect(screen.getByRole('textbox', { name: 'Consumer group' })).toHaveValue(
      'billing',
    );
    expect(
      screen.getByText(
        (_, element) =>
          element?.tagName === 'SPAN' &&
          element.textContent ===
            'User:billing may read, describe on topic payments.ledger.v2',
      ),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('asks for what the profile needs, and sends only that', async () => {
    const api = new FakeKafkaSupportApi();
    await renderPage(READ, { api });
    await screen.findByText('Will be applied at once');
    await user.click(screen.getByRole('combobox', { name: 'What it does' }));
    await user.click(
      await screen.findByRole('option', { name: 'Writes in transactions' }),
    );
    expect(
      screen.queryByRole('textbox', { name: 'Consumer group' }),
    ).not.toBeInTheDocument();
    await user.type(
      screen.getByRole('textbox', { name: 'Transactional id' }),
      'billing-1',
    );
    await screen.findByText(
      (_, element) =>
        element?.tagName === 'SPAN' &&
        element.textContent ===
          'User:billing may write, describe on transactional-id billing-1',
    );
    expect(await submit(api, 'It books payments')).toMatchObject({
      kind: 'access',
      cluster: 'prod',
      spec: {
        action: 'grant',
        profile: 'transactional producer',
        principal: 'User:billing',
        topic: 'payments.ledger.v2',
        transactionalId: 'billing-1',
      },
    });
  });

  it('says when access that is given for a time ends', async () => {
    await renderPage(READ);
    await screen.findByText('Will be applied at once');
    await user.type(screen.getByLabelText('Until'), '2027-01-15');
    expect(
      await screen.findByText(/^It is taken back by itself on/),
    ).toHaveTextContent('16 Jan 2027');
  });

  it('takes exactly the rights away that a link names', async () => {
    const api = new FakeKafkaSupportApi();
    const right = (operation: string) =>
      `&bindings.resourceType=topic&bindings.patternType=literal&bindings.resourceName=payments.ledger.v2&bindings.operation=${operation}&bindings.host=*`;
    const { container } = await renderPage(
      `new/access?cluster=prod&action=revoke&principal=User:old&profile=custom${right(
        'read',
      )}${right('write')}`,
      { api },
    );
    await screen.findByText('Will be applied at once');
    expect(
      screen
        .getAllByRole('textbox', { name: 'Name' })
        .map(each => [(each as HTMLInputElement).value]),
    ).toEqual([['payments.ledger.v2'], ['payments.ledger.v2']]);
    expect(screen.queryByLabelText('Until')).not.toBeInTheDocument();
    expect(
      within(
        screen.getByRole('region', { name: 'What would happen' }),
      ).getByText(
        (_, element) =>
          element?.tagName === 'SPAN' &&
          element.textContent ===
            'User:old can no longer read, write on topic payments.ledger.v2',
      ),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
    expect((await submit(api, 'It is gone')).spec).toEqual({
      action: 'revoke',
      principal: 'User:old',
      profile: 'custom',
      bindings: ['read', 'write'].map(operation => ({
        resourceType: 'topic',
        resourceName: 'payments.ledger.v2',
        operation,
      })),
    });
  });

  it('marks the fields that need a look, in the schema’s words', async () => {
    await renderPage(READ.replace('User:billing', 'billing'));
    await user.click(await screen.findByRole('textbox', { name: 'Principal' }));
    await user.tab();
    expect(
      await screen.findByText(
        'Must be a Kafka principal such as "User:orders-api"',
      ),
    ).toBeInTheDocument();
  });

  it('shows why a wildcard is refused beside its field', async () => {
    await renderPage(READ.replace('payments.ledger.v2', '*'));
    expect(
      await screen.findByText('Cannot be done: 1 reason'),
    ).toBeInTheDocument();
    expect(screen.getAllByText(/It is too wide/).length).toBeGreaterThan(0);
  });
});
