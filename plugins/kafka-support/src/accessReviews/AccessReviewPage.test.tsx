import { KafkaSupportApiError } from '@kafka-support/backstage-plugin-kafka-support-common';
import { FakeKafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  exampleAccessReview,
  exampleGrant,
} from '../__testUtils__/exampleAccessReview';
import { renderPage } from '../__testUtils__/renderPage';

const show = async (review = exampleAccessReview()) => {
  const api = new FakeKafkaSupportApi({ accessReviews: [review] });
  const rendered = await renderPage(`access-reviews/${review.id}`, { api });
  await screen.findByRole('heading', { name: review.title });
  return { api, ...rendered };
};

const choice = (principal: string, verdict: string) =>
  within(
    screen.getByRole('radiogroup', { name: new RegExp(`of ${principal}:`) }),
  ).getByRole('radio', { name: verdict });
const record = () =>
  screen.getByRole('button', { name: 'Record the decisions' });

describe('the page of an access review', () => {
  it('shows every grant with who may, who agreed, and until when', async () => {
    const { container } = await show();
    const [billing, legacy, own] = within(
      screen.getByRole('form', { name: 'Grants' }),
    ).getAllByRole('listitem');
    expect(billing).toHaveTextContent('User:billing');
    expect(billing).toHaveTextContent('read, describe');
    expect(
      within(billing).getByRole('link', { name: /^Let User:billing/ }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(billing).toHaveTextContent(/ends 24 Dec/);
    expect(legacy).toHaveTextContent('nobody owns this principal');
    expect(own).toHaveTextContent('It is your own');
    expect(choice('User:alice', 'Keep')).toBeDisabled();
    expect(screen.getByText('0 of 3 grants are decided')).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('records what was chosen by keyboard, on the grants that were seen', async () => {
    const { api } = await show();
    const decide = jest.spyOn(api, 'decideAccessReview');
    choice('User:billing', 'Keep').focus();
    await userEvent.keyboard(' ');
    await userEvent.click(choice('User:legacy', 'Revoke'));
    expect(
      screen.getByText('Files 1 request to take back access: User:legacy.'),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Why, for all/ }),
      'Looked at it{Control>}{Enter}{/Control}',
    );
    expect(await screen.findByText(/2 of 3 grants are decided/)).toBeVisible();
    expect(decide).toHaveBeenCalledTimes(1);
    expect(decide).toHaveBeenCalledWith('o2', {
      digest: exampleAccessReview().digest,
      decisions: [
        { key: 'key of User:billing', verdict: 'keep', reason: 'Looked at it' },
        {
          key: 'key of User:legacy',
          verdict: 'revoke',
          reason: 'Looked at it',
        },
      ],
    });
    expect(screen.getByText(/: 1 kept, 1 revoked/)).toBeInTheDocument();
  });

  it('asks for a choice and for reasons before it sends anything', async () => {
    const { api } = await show();
    const decide = jest.spyOn(api, 'decideAccessReview');
    await userEvent.click(record());
    expect(
      screen.getByText('Choose for at least one grant.'),
    ).toBeInTheDocument();
    await userEvent.click(choice('User:billing', 'Keep'));
    await userEvent.click(record());
    expect(screen.getByText(/^Say why for User:billing/)).toBeInTheDocument();
    expect(decide).not.toHaveBeenCalled();
  });

  it('keeps all that is open but what one may not keep', async () => {
    await show();
    await userEvent.click(
      screen.getByRole('button', { name: 'Keep all that are open' }),
    );
    expect(choice('User:billing', 'Keep')).toBeChecked();
    expect(choice('User:legacy', 'Keep')).toBeChecked();
    expect(choice('User:alice', 'Keep')).not.toBeChecked();
  });

  it('shows the grants of now when others are in force than were seen, and keeps what was chosen', async () => {
    const { api } = await show();
    const seen = exampleAccessReview();
    jest.spyOn(api, 'decideAccessReview').mockRejectedValueOnce(
      new KafkaSupportApiError({
        name: 'ConflictError',
        message: 'Other grants are in force',
        status: 409,
        details: {
          ...seen,
          digest: 'f'.repeat(64),
          grants: [...seen.grants, exampleGrant('User:late')],
        },
      }),
    );
    await userEvent.click(choice('User:billing', 'Keep'));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Why' }),
      'Still in use',
    );
    await userEvent.click(record());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /^Other grants are in force/,
    );
    expect(choice('User:late', 'Keep')).toBeInTheDocument();
    expect(choice('User:billing', 'Keep')).toBeChecked();
  });

  it('says why the backend took no decision', async () => {
    const { api } = await show();
    jest
      .spyOn(api, 'decideAccessReview')
      .mockRejectedValueOnce(new Error('The portal is down'));
    await userEvent.click(choice('User:billing', 'Keep'));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Why' }),
      'Still in use',
    );
    await userEvent.click(record());
    expect(
      await screen.findByText('The decisions were not taken'),
    ).toBeInTheDocument();
  });

  it('shows what became of a revoke, and lets one decide again where it came to nothing', async () => {
    const decision = {
      verdict: 'revoke' as const,
      reason: 'Nobody uses it',
      by: 'user:default/petra',
      at: '2026-11-20T12:00:00.000Z',
    };
    await show(
      exampleAccessReview({
        grants: [
          exampleGrant('User:billing', {
            decision: {
              ...decision,
              request: { id: 'r9', status: 'in_review' },
            },
          }),
          exampleGrant('User:legacy', {
            decision: {
              ...decision,
              problem: 'The request to take it back is rejected. Decide again',
            },
          }),
        ],
      }),
    );
    expect(
      screen.getByRole('link', { name: 'Request to take it back' }),
    ).toHaveAttribute('href', '/kafka-support/requests/r9');
    expect(
      screen.queryByRole('radiogroup', { name: /of User:billing/ }),
    ).toBeNull();
    expect(screen.getByText(/is rejected. Decide again/)).toBeInTheDocument();
    expect(choice('User:legacy', 'Keep')).toBeInTheDocument();
  });

  it('takes nothing while who has access is not known, and says why', async () => {
    const { container } = await show(
      exampleAccessReview({
        read: {
          known: false,
          figure: 'access',
          reason: 'Cluster "prod" does not answer',
        },
        digest: undefined,
        grants: [],
      }),
    );
    expect(
      screen.getByText('Who has access is not known now'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Cluster "prod" does not answer/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Record|^Confirm/ }),
    ).toBeNull();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('shows who may not decide the grants without a choice', async () => {
    await show(
      exampleAccessReview({
        notToDecide:
          'Only group:default/orders may decide over access to this stream',
      }),
    );
    expect(
      screen.getByText('You may look, and not decide'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('User:billing')).toBeInTheDocument();
  });

  it('is confirmed where nobody has access', async () => {
    const { api } = await show(exampleAccessReview({ grants: [] }));
    const decide = jest.spyOn(api, 'decideAccessReview');
    await userEvent.click(
      screen.getByRole('button', { name: 'Confirm that nobody has access' }),
    );
    expect(decide).toHaveBeenCalledWith(
      'o2',
      expect.objectContaining({ decisions: [] }),
    );
    expect(await screen.findByText(/^Done:/)).toBeInTheDocument();
  });
});
