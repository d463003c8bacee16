import {
  toPlan,
  type PreviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  FakeKafkaSupportApi,
  previewOf,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../../../__testUtils__/renderPage';

const topic = 'payments.payment.old.v1';
const FORM = `new/topic-delete?cluster=prod&topic=${topic}`;

/** A backend that would delete the topic once two people agree. */
function anApi() {
  const api = new FakeKafkaSupportApi();
  const example = previewOf({
    kind: 'topic-create',
    cluster: 'prod',
    component: 'component:default/payments-api',
    spec: { name: topic },
  });
  const preview = jest
    .spyOn(api, 'preview')
    .mockImplementation(async ({ spec }: PreviewInput) => ({
      ...example,
      spec,
      plan: toPlan(
        [
          {
            ...example.plan.changes[0],
            id: `delete-topic:${topic}`,
            operation: 'delete-topic',
            fields: [{ field: 'partitions', before: '3' }],
            impact: 'destructive',
            figures: [
              {
                name: 'records lost',
                unit: 'records',
                value: 1_000,
                bound: 1_200,
              },
            ],
            inverse: {
              available: false,
              reason: `the records do not come back. A revert makes "${topic}" again, EMPTY`,
            },
          },
        ],
        new Date('2026-01-01T00:00:00Z'),
      ),
      evaluation: {
        ...example.evaluation,
        decision: 'review' as const,
      },
      reviewers: [
        {
          role: 'resource owner',
          filledBy: ['group:default/payments'],
          reasons: ['This kind of request is always reviewed'],
        },
        {
          role: 'platform',
          filledBy: ['group:default/platform'],
          reasons: ['This kind of request is always reviewed'],
        },
      ],
    }));
  const submit = jest
    .spyOn(api, 'submit')
    .mockImplementation(async () => new Promise(() => undefined));
  return { api, preview, submit };
}

const confirm = () =>
  screen.findByRole('textbox', { name: 'Type the name of the topic' });
const submitButton = () => screen.findByRole('button', { name: 'Submit' });

describe('the form of topic-delete', () => {
  it('is filled in from a link, says what is lost and who must agree', async () => {
    const { api, preview } = anApi();
    const { container } = await renderPage(FORM, { api });
    expect(await screen.findByRole('combobox', { name: 'Topic' })).toHaveValue(
      topic,
    );
    expect(
      screen.getByRole('checkbox', {
        name: 'Revoke the access that names just this topic',
      }),
    ).toBeChecked();
    expect(await screen.findByText(/^Needs 2 people/)).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: `Delete topic ${topic}` }),
    ).toHaveTextContent(/1000 records, at most 1200 records agreed/);
    expect(
      screen.getByText(/Cannot be undone: .*again, EMPTY/),
    ).toBeInTheDocument();
    expect(preview.mock.lastCall?.[0].spec).toEqual({
      topic,
      removeAccess: true,
    });
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is submitted only once the name is typed, letter by letter', async () => {
    const { api, submit } = anApi();
    await renderPage(FORM, { api });
    await screen.findByText(/^Needs 2 people/);
    await user.click(screen.getByRole('textbox', { name: 'Why' }));
    await user.paste('Nobody has read it since May');
    await user.click(await submitButton());
    expect(
      await screen.findByText(`Must be "${topic}", letter by letter`),
    ).toBeInTheDocument();
    expect(submit).not.toHaveBeenCalled();

    await user.click(await confirm());
    await user.paste(topic.toUpperCase());
    expect(await submitButton()).toBeDisabled();

    await user.clear(await confirm());
    await user.click(await confirm());
    await user.paste(topic);
    await waitFor(async () => expect(await submitButton()).toBeEnabled());
    await user.click(await submitButton());
    await waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
    const [body] = submit.mock.calls[0];
    // What was typed to confirm is no part of what is asked.
    expect(body.spec).toEqual({ topic, removeAccess: true });
  });

  it('leaves the access and takes groups where one says so', async () => {
    const { api, preview } = anApi();
    await renderPage(`${FORM}&removeGroups=old-readers`, { api });
    await user.click(
      await screen.findByRole('checkbox', { name: /^Revoke the access/ }),
    );
    const groups = screen.getByRole('combobox', {
      name: 'Groups to delete with it',
    });
    await user.click(groups);
    await user.paste('other-readers');
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(preview.mock.lastCall?.[0].spec).toEqual({
        topic,
        removeAccess: false,
        removeGroups: ['old-readers', 'other-readers'],
      }),
    );
  });
});

describe('the forms of groups', () => {
  it('propose the groups of the cluster', async () => {
    const { api } = anApi();
    const listed = jest.spyOn(api, 'listResources');
    await renderPage('new/group-delete?cluster=prod', { api });
    await user.click(
      await screen.findByRole('combobox', { name: 'Consumer group' }),
    );
    await user.paste('bill');
    await waitFor(() =>
      expect(listed.mock.lastCall?.[0]).toEqual({
        cluster: 'prod',
        type: 'group',
        limit: 20,
        q: 'bill',
      }),
    );
  });

  it('take a group from a link', async () => {
    const { api, preview } = anApi();
    const { container } = await renderPage(
      'new/group-delete?cluster=prod&group=old%20readers',
      { api },
    );
    expect(
      await screen.findByRole('combobox', { name: 'Consumer group' }),
    ).toHaveValue('old readers');
    await waitFor(() =>
      expect(preview.mock.lastCall?.[0]).toMatchObject({
        kind: 'group-delete',
        spec: { group: 'old readers' },
      }),
    );
    await screen.findByText(/^Needs 2 people/);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('take offsets to give back from a link, and say what is no offset', async () => {
    const { api, preview } = anApi();
    const { container } = await renderPage(
      'new/group-restore?cluster=prod&group=billing&offset=orders,0,42',
      { api },
    );
    const offsets = await screen.findByRole('textbox', { name: 'Offsets' });
    expect(offsets).toHaveValue('orders,0,42');
    await waitFor(() =>
      expect(preview.mock.lastCall?.[0].spec).toEqual({
        group: 'billing',
        offsets: [{ topic: 'orders', partition: 0, offset: 42 }],
      }),
    );
    await screen.findByText(/^Needs 2 people/);
    expect((await axe(container)).violations).toEqual([]);
    await user.clear(offsets);
    await user.click(offsets);
    await user.paste('orders,zero,42');
    await user.tab();
    expect(
      await screen.findByText('Must be a whole number'),
    ).toBeInTheDocument();
  });
});
