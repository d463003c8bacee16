import type { KafkaSupportApi } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleRequest,
  FakeKafkaSupportApi,
  previewOf,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../__testUtils__/renderPage';

const COMPONENT = 'component:default/payments-api';
const SAFE = `new/topic-create?cluster=prod&name=payments.payment.received.v1&component=${COMPONENT}&parallelReaders=6`;

/** Puts a text into a field at once: a form that looks things up at each key is slow in jsdom. */
async function fill(element: HTMLElement, text: string) {
  const person = user.setup({ delay: null });
  await person.clear(element);
  await person.click(element);
  await person.paste(text);
}

const field = (name: string | RegExp) => screen.findByRole('textbox', { name });
const submitButton = () => screen.findByRole('button', { name: 'Submit' });

describe('the form of topic-create', () => {
  it('is filled in from the address and says what would happen', async () => {
    const { container } = await renderPage(SAFE);
    expect(await field('Name of the topic')).toHaveValue(
      'payments.payment.received.v1',
    );
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Component' })).toHaveValue(
        'Payments API',
      ),
    );
    expect(await screen.findByText('Will be applied at once')).toBeVisible();
    expect(
      screen.getByRole('table', {
        name: 'Create topic payments.payment.received.v1',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^as of/)).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('proposes partitions from what the team knows, with the reason', async () => {
    await renderPage(SAFE);
    expect(
      await screen.findByText('6 partitions are proposed'),
    ).toBeInTheDocument();
    const readers = screen.getByRole('spinbutton', {
      name: 'Parallel readers',
    });
    await fill(readers, '11');
    expect(screen.getByText('12 partitions are proposed')).toBeInTheDocument();
    expect(screen.getByText(/11 for parallel readers/)).toBeInTheDocument();
  });

  it('asks only for the newest of what is typed and aborts the rest', async () => {
    const api = new FakeKafkaSupportApi();
    const preview = jest.spyOn(api as KafkaSupportApi, 'preview');
    await renderPage(SAFE, { api });
    await screen.findByText('Will be applied at once');
    const before = preview.mock.calls.length;
    await user.type(await field('Name of the topic'), '.v234');
    await waitFor(() =>
      expect(preview.mock.lastCall?.[0].spec.name).toBe(
        'payments.payment.received.v1.v234',
      ),
    );
    expect(preview.mock.calls.length - before).toBeLessThan(5);
    expect(preview.mock.lastCall?.[1]?.signal).toBeInstanceOf(AbortSignal);
  });

  it('drops an answer that comes after a newer ask', async () => {
    const api = new FakeKafkaSupportApi();
    const answers: Array<() => void> = [];
    jest.spyOn(api, 'preview').mockImplementation(
      input =>
        new Promise(resolve => {
          answers.push(() => resolve(previewOf(input)));
        }),
    );
    await renderPage(SAFE, { api });
    await waitFor(() => expect(answers).toHaveLength(1));
    const readers = screen.getByRole('spinbutton', {
      name: 'Parallel readers',
    });
    await fill(readers, '20');
    await waitFor(() => expect(answers.length).toBeGreaterThan(1));
    answers.at(-1)!();
    const partitions = await screen.findByRole('row', { name: /^partitions/ });
    expect(partitions).toHaveTextContent('20');
    answers[0]();
    await Promise.resolve();
    expect(screen.getByRole('row', { name: /^partitions/ })).toHaveTextContent(
      '20',
    );
  });

  it('shows a finding by its field and in the list, and fills in its fix', async () => {
    await renderPage(`${SAFE}&partitions=96`);
    expect(
      await screen.findByText('Cannot be done: 1 reason'),
    ).toBeInTheDocument();
    expect(await submitButton()).toBeDisabled();
    expect(screen.getByText(/It cannot be done as asked/)).toBeInTheDocument();
    const partitions = await screen.findByRole('spinbutton', {
      name: 'Partitions',
    });
    const [byField, inList] = screen.getAllByRole('button', {
      name: 'Use 48',
    });
    expect(inList).toBeInTheDocument();
    await user.click(byField);
    expect(partitions).toHaveValue(48);
    expect(partitions).toHaveFocus();
    expect(
      await screen.findByText('Will be applied at once'),
    ).toBeInTheDocument();
  });

  it('names who must agree and why', async () => {
    await renderPage(`${SAFE}&retentionMs=1209600000`);
    expect(
      await screen.findByText(
        /^Needs 1 person: Platform \(capacity and cost\)/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Who must agree' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('spinbutton', { name: 'Keep data for' }),
    ).toHaveValue(14);
  });

  it('submits the plan that was seen with Ctrl+Enter and goes to the request', async () => {
    const api = new FakeKafkaSupportApi();
    const submit = jest.spyOn(api, 'submit');
    const { address } = await renderPage(SAFE, { api });
    await screen.findByText('Will be applied at once');
    await fill(await field('Why'), 'Settlement needs it');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(address()).toBe('/kafka-support/requests/r1'));
    const [body, key] = submit.mock.calls[0];
    expect(body).toMatchObject({
      kind: 'topic-create',
      cluster: 'prod',
      component: COMPONENT,
      justification: 'Settlement needs it',
      spec: { name: 'payments.payment.received.v1', parallelReaders: 6 },
    });
    expect(body.plan.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(
      await screen.findByRole('heading', {
        name: 'Create topic payments.payment.received.v1',
      }),
    ).toBeInTheDocument();
  });

  it('keeps the same key for a second try after a lost answer', async () => {
    const api = new FakeKafkaSupportApi();
    const submit = jest
      .spyOn(api, 'submit')
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { address } = await renderPage(SAFE, { api });
    await screen.findByText('Will be applied at once');
    await fill(await field('Why'), 'Settlement needs it');
    await user.click(await submitButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The request was not submittedThe backend did not answer',
    );
    await waitFor(async () => expect(await submitButton()).toBeEnabled());
    await user.click(await submitButton());
    await waitFor(() => expect(address()).toBe('/kafka-support/requests/r1'));
    expect(submit.mock.calls[0][1]).toBe(submit.mock.calls[1][1]);
  });

  it('says to look again when the plan changed meanwhile, and shows the fresh one', async () => {
    const api = new FakeKafkaSupportApi();
    jest
      .spyOn(api, 'submit')
      .mockRejectedValueOnce(
        await responseError(409, 'ConflictError', 'The plan changed'),
      );
    await renderPage(SAFE, { api });
    await screen.findByText('Will be applied at once');
    await fill(await field('Why'), 'Settlement needs it');
    jest
      .spyOn(api, 'preview')
      .mockImplementation(async input =>
        previewOf({ ...input, spec: { ...input.spec, partitions: 8 } }),
      );
    await user.click(await submitButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The plan changed: look again',
    );
    expect(screen.getByRole('row', { name: /^partitions/ })).toHaveTextContent(
      '8',
    );
  });

  it('says what the backend said when it refuses for another reason', async () => {
    const api = new FakeKafkaSupportApi();
    jest
      .spyOn(api, 'submit')
      .mockRejectedValueOnce(
        await responseError(
          409,
          'ConflictError',
          'Request "r7" is under way for the same topic',
        ),
      );
    await renderPage(SAFE, { api });
    await screen.findByText('Will be applied at once');
    await fill(await field('Why'), 'Settlement needs it');
    await user.click(await submitButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Request "r7" is under way for the same topic',
    );
  });

  it('says in plain words that a cluster does not answer', async () => {
    const api = new FakeKafkaSupportApi();
    const preview = jest
      .spyOn(api, 'preview')
      .mockRejectedValue(
        await responseError(
          503,
          'ServiceUnavailableError',
          'Cluster "prod" does not answer',
        ),
      );
    await renderPage(SAFE, { api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'What would happen is not known nowCluster "prod" does not answer',
    );
    expect(await submitButton()).toBeDisabled();
    preview.mockRestore();
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Will be applied at once'),
    ).toBeInTheDocument();
  });

  it('marks what is missing when one submits too early, and puts the focus there', async () => {
    await renderPage('new/topic-create');
    expect(
      await screen.findByText('Nothing to look at yet'),
    ).toBeInTheDocument();
    await user.click(await submitButton());
    expect(await screen.findByText('Choose a cluster')).toBeInTheDocument();
    expect(await field('Name of the topic')).toBeInvalid();
    expect(await field('Why')).toBeInvalid();
    expect(
      screen.getByText('Some fields need a look first. They are marked.'),
    ).toBeInTheDocument();
  });

  it('refuses a name that Kafka would refuse, by its field', async () => {
    await renderPage(SAFE);
    await fill(await field('Name of the topic'), 'with spaces');
    await user.tab();
    expect(
      await screen.findByText(
        'Must hold only letters, digits, ".", "_" and "-"',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/this is the answer to what stood there before/),
    ).toBeInTheDocument();
  });

  it('asks for producers with the component’s principal as a first guess', async () => {
    await renderPage(SAFE);
    await user.click(
      await screen.findByRole('button', { name: 'Add a producer' }),
    );
    expect(await field('Principal')).toHaveValue('User:payments-api');
    expect(await screen.findByText('2 access rules')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Remove producer 1' }));
    await waitFor(() =>
      expect(screen.queryByText('2 access rules')).not.toBeInTheDocument(),
    );
  });

  it('shows what would happen on a cluster that is only observed, and submits nothing', async () => {
    await renderPage(SAFE.replace('cluster=prod', 'cluster=archive'));
    await screen.findByText('Will be applied at once');
    expect(await submitButton()).toBeDisabled();
    expect(screen.getAllByText(/This cluster is only observed/)).toHaveLength(
      2,
    );
  });

  it('offers the components of my teams first', async () => {
    await renderPage('new/topic-create');
    await user.click(
      await screen.findByRole('combobox', { name: 'Component' }),
    );
    const options = await screen.findAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'Ledgerpayments',
      'Payments APIpayments',
      'Billingorders',
      'Orders APIorders',
    ]);
    expect(screen.getByText('Of your teams')).toBeInTheDocument();
  });

  it('is filled in from another request, on another cluster', async () => {
    const api = new FakeKafkaSupportApi({
      requests: [exampleRequest({ id: 'r9' })],
    });
    jest.spyOn(api, 'listGuardrails').mockResolvedValue({
      items: [
        {
          id: 'partitions-per-topic',
          title: 'Partitions per topic',
          description: '',
          area: 'capacity and cost',
          effect: 'deny',
          policyOwner: 'platform',
          waivable: true,
          asks: [],
          limits: { prod: { max: 48 }, dev: { max: 12 } },
          environments: [],
        },
      ],
    });
    await renderPage('new/topic-create?from=r9&cluster=dev', { api });
    expect(await field('Name of the topic')).toHaveValue(
      'payments.payment.received.v1',
    );
    expect(screen.getByText(/Filled in from request r9/)).toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', {
        name: '1 limit on dev is another than on prod',
      }),
    );
    expect(screen.getByText(/Partitions per topic/).textContent).toBe(
      'Partitions per topic (max): 48 → 12',
    );
    expect(screen.getByRole('combobox', { name: 'Cluster' })).toHaveTextContent(
      'devdevelopment',
    );
  });
});

describe('an edit', () => {
  it('is filled in with what was asked, and replaces it', async () => {
    const api = new FakeKafkaSupportApi({
      requests: [
        exampleRequest({
          id: 'r9',
          justification: 'Refunds get their own stream',
        }),
      ],
    });
    const submit = jest.spyOn(api, 'submit');
    await renderPage('new/topic-create?from=r9&edit=true', { api });
    expect(await field('Name of the topic')).toHaveValue(
      'payments.payment.received.v1',
    );
    expect(screen.getByText(/An edit of request r9/)).toBeInTheDocument();
    expect(await field('Why')).toHaveValue('Refunds get their own stream');
    await screen.findByText(/^(Will be applied|Needs)/);
    await user.click(await submitButton());
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.lastCall?.[0]).toMatchObject({ supersedes: 'r9' });
  });
});

describe('the form of topic-config', () => {
  it('sets one key and takes another back to its default', async () => {
    const api = new FakeKafkaSupportApi();
    const preview = jest.spyOn(api, 'preview');
    const { container } = await renderPage(
      'new/topic-config?cluster=prod&topic=payments.payment.received.v1&set.cleanup.policy=compact&unset=max.message.bytes',
      { api },
    );
    expect(
      await screen.findByRole('row', { name: /cleanup\.policy/ }),
    ).toHaveTextContent('−before delete+after compact');
    expect(preview.mock.lastCall?.[0].spec).toEqual({
      name: 'payments.payment.received.v1',
      set: { 'cleanup.policy': 'compact' },
      unset: ['max.message.bytes'],
    });
    expect((await axe(container)).violations).toEqual([]);
  });

  it('asks for at least one setting', async () => {
    await renderPage(
      'new/topic-config?cluster=prod&topic=payments.payment.received.v1',
    );
    await user.click(await submitButton());
    expect(
      await screen.findByText('Must set or unset at least one key'),
    ).toBeInTheDocument();
  });
});

describe('a kind without a form', () => {
  it('says so and leads back to those that have one', async () => {
    await renderPage('new/divination');
    expect(
      await screen.findByText('There is no form for "divination" here'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Choose another kind' }),
    ).toHaveAttribute('href', '/kafka-support/new');
  });
});
