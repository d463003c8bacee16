import type { Request } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleEvents,
  exampleNow,
  exampleRequest,
  FakeKafkaSupportApi,
  previewOf,
  responseError,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderPage } from '../__testUtils__/renderPage';

/** Signals that a test sends by hand. */
function signalsByHand() {
  const listeners = new Set<(message: any) => void>();
  return {
    subscribe(_channel: string, onMessage: (message: any) => void) {
      listeners.add(onMessage);
      return { unsubscribe: () => listeners.delete(onMessage) };
    },
    send(message: object) {
      listeners.forEach(listener => listener(message));
    },
  };
}

function apiWith(overrides: Partial<Request>, eventCount?: number) {
  const request = exampleRequest({ id: 'r1', ...overrides });
  return new FakeKafkaSupportApi({
    requests: [request],
    events: { r1: exampleEvents(request).slice(0, eventCount) },
  });
}

const toReview: Partial<Request> = {
  actions: ['approve', 'reject', 'comment'],
  reviewableRoles: ['platform'],
};

const button = (name: string) => screen.findByRole('button', { name });
const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

async function write(label: string, text: string) {
  const person = user.setup({ delay: null });
  await person.click(await screen.findByRole('textbox', { name: label }));
  await person.paste(text);
}

describe('the page of a request', () => {
  it('says where it stands, who asked, what, what will change and who must agree', async () => {
    const { container } = await renderPage('requests/r1', {
      api: apiWith({}, 1),
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Create topic payments.payment.received.v1',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /^Waits for 1 person: Platform \(capacity and cost\)/,
      ),
    ).toBeInTheDocument();
    const what = await section('What is asked');
    expect(
      what.getByText('Settlement reads received payments for reconciliation.'),
    ).toBeInTheDocument();
    expect(what.getByText('1 MiB/s')).toHaveAttribute('title', '1048576');
    const changes = await section('What will change');
    expect(changes.getByRole('row', { name: /^partitions/ })).toHaveTextContent(
      '6',
    );
    const people = await section('Who must agree');
    expect(
      people.getByText('Above 7 days the platform looks at storage.'),
    ).toBeInTheDocument();
    expect((await section('Checks')).getByText('1 needs review')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that there is none, in the backend’s words, with a way back', async () => {
    await renderPage('requests/nope');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no request "nope", or you may not see it',
    );
    expect(screen.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      '/kafka-support/requests',
    );
  });
});

describe('a review', () => {
  it('approves the plan on the page', async () => {
    const api = apiWith(toReview, 1);
    const review = jest.spyOn(api, 'review');
    const { container } = await renderPage('requests/r1', { api });
    await button('Approve');
    expect((await axe(container)).violations).toEqual([]);
    await user.click(await button('Approve'));
    expect(
      await screen.findByText('Approved: it starts by itself'),
    ).toBeInTheDocument();
    const { plan } = await api.getRequest('r1');
    expect(review).toHaveBeenCalledWith('r1', {
      verdict: 'approve',
      role: 'platform',
      planDigest: plan.digest,
    });
    const reviews = await section('Reviews');
    expect(reviews.getByText(/saw this plan/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('asks for a reason to reject', async () => {
    const api = apiWith(toReview, 1);
    const review = jest.spyOn(api, 'review');
    await renderPage('requests/r1', { api });
    await user.click(await button('Reject'));
    const comment = screen.getByRole('textbox', { name: 'Comment' });
    expect(comment).toHaveFocus();
    expect(comment).toBeInvalid();
    expect(review).not.toHaveBeenCalled();
    await write('Comment', 'Seven days are enough');
    await user.click(await button('Reject'));
    expect((await screen.findAllByText('Rejected')).length).toBeGreaterThan(0);
    expect(review.mock.calls[0][1]).toMatchObject({
      verdict: 'reject',
      comment: 'Seven days are enough',
    });
  });

  it('is given in the role one chooses', async () => {
    const api = apiWith(
      { ...toReview, reviewableRoles: ['platform', 'security'] },
      1,
    );
    const review = jest.spyOn(api, 'review');
    await renderPage('requests/r1', { api });
    await user.click(
      await screen.findByRole('combobox', { name: 'You answer as' }),
    );
    await user.click(screen.getByRole('option', { name: 'Security' }));
    await user.click(await button('Approve'));
    await waitFor(() =>
      expect(review.mock.calls[0]?.[1].role).toBe('security'),
    );
  });

  it('of a plan that changed meanwhile is refused, and the fresh one is shown', async () => {
    const api = apiWith(toReview, 1);
    await renderPage('requests/r1', { api });
    await button('Approve');
    jest
      .spyOn(api, 'review')
      .mockRejectedValue(
        await responseError(409, 'ConflictError', 'The plan is another now'),
      );
    const { plan } = previewOf({
      kind: 'topic-create',
      cluster: 'prod',
      spec: { name: 'payments.payment.received.v1', partitions: 8 },
    });
    jest
      .spyOn(api, 'getRequest')
      .mockResolvedValue(exampleRequest({ id: 'r1', ...toReview, plan }));
    await user.click(await button('Approve'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The request changed while you looked: look againThe plan is another now',
    );
    await waitFor(() =>
      expect(
        screen.getByRole('row', { name: /^partitions/ }),
      ).toHaveTextContent('8'),
    );
  });

  it('that lapsed stays in view with what changed since', async () => {
    const before = previewOf({
      kind: 'topic-create',
      cluster: 'prod',
      spec: { name: 'payments.payment.received.v1', partitions: 4 },
    });
    const api = apiWith(
      {
        reviews: [
          {
            id: 'v1',
            reviewer: 'user:default/petra',
            role: 'platform',
            verdict: 'approve',
            planDigest: before.plan.digest,
            createdAt: exampleNow,
            lapsed: true,
          },
        ],
      },
      1,
    );
    jest.spyOn(api, 'getEvidence').mockResolvedValue({
      requestId: 'r1',
      plans: [{ ...before, recordedAt: exampleNow }],
      reviews: [],
      events: [],
    });
    await renderPage('requests/r1', { api });
    const reviews = await section('Reviews');
    expect(
      reviews.getByText('No longer counts: the plan changed after it.'),
    ).toBeInTheDocument();
    await user.click(
      reviews.getByRole('button', { name: 'What changed since' }),
    );
    expect(
      await reviews.findByRole('row', { name: /^partitions/ }),
    ).toHaveTextContent('partitions−before 4+after 6');
  });
});

describe('progress', () => {
  it('is shown change by change', async () => {
    await renderPage('requests/r1', {
      api: apiWith({ status: 'applying' }, 7),
    });
    expect(
      await screen.findByText('Being applied: 1 of 3 changes made'),
    ).toBeInTheDocument();
    const log = within(await screen.findByRole('log', { name: 'Timeline' }));
    expect(await log.findByText('done in 1 minute')).toBeInTheDocument();
    expect(log.getByText('under way')).toBeInTheDocument();
  });

  it('comes by signal', async () => {
    const api = apiWith({}, 1);
    const signals = signalsByHand();
    await renderPage('requests/r1', { api, signals });
    await screen.findByText(/^Waits for/);
    await api.step('r1', 'verified');
    act(() => signals.send({ id: 'r1', status: 'verified' }));
    expect(
      await screen.findByText('Done: the cluster shows what was agreed'),
    ).toBeInTheDocument();
  });

  it('that stopped says why, word for word, and offers to try again', async () => {
    const api = apiWith(
      {
        status: 'failed',
        statusReason: 'Replication factor: 3 larger than available brokers: 2.',
        actions: ['comment', 'retry', 'cancel'],
      },
      5,
    );
    await renderPage('requests/r1', { api });
    expect(
      await screen.findByText('Not applied as agreed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Replication factor: 3 larger than available brokers: 2.',
      ),
    ).toBeInTheDocument();
    await user.click(await button('Try again'));
    expect(await screen.findByText(/^Being applied/)).toBeInTheDocument();
  });

  it('whose outcome is unknown offers to read the cluster', async () => {
    const api = apiWith(
      { status: 'unknown', actions: ['comment', 'reconcile'] },
      5,
    );
    const reconcile = jest.spyOn(api, 'reconcile');
    await renderPage('requests/r1', { api });
    await user.click(await button('Read the cluster now'));
    await waitFor(() => expect(reconcile).toHaveBeenCalledWith('r1'));
  });
});

describe('after it', () => {
  it('the cluster’s answer and the connection settings are there', async () => {
    const { container } = await renderPage('requests/r1', {
      api: apiWith({ status: 'verified' }),
    });
    const after = await section('After it');
    expect(
      await after.findByText('The cluster shows exactly what was agreed'),
    ).toBeInTheDocument();
    expect(
      after.getByRole('button', { name: 'Copy producer.properties' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('actions', () => {
  it('withdraw only after asking once more', async () => {
    const api = apiWith({ actions: ['comment', 'cancel'] }, 1);
    const cancel = jest.spyOn(api, 'cancel');
    await renderPage('requests/r1', { api });
    await user.click(await button('Withdraw'));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Withdraw this request?' }),
    );
    expect(cancel).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Withdraw' }));
    expect((await screen.findAllByText('Withdrawn')).length).toBeGreaterThan(0);
  });

  it('undo by a request of its own, with a reason', async () => {
    const api = apiWith({ status: 'verified', actions: ['comment', 'revert'] });
    const revert = jest.spyOn(api, 'revert');
    const { address } = await renderPage('requests/r1', { api });
    await user.click(await button('Undo this'));
    const ask = await button('Ask to undo it');
    expect(ask).toBeDisabled();
    await write('Why', 'It was the wrong name');
    await user.click(ask);
    await waitFor(() => expect(address()).toBe('/kafka-support/requests/r2'));
    expect(revert.mock.calls[0].slice(0, 2)).toEqual([
      'r1',
      'It was the wrong name',
    ]);
  });

  it('comment', async () => {
    await renderPage('requests/r1', { api: apiWith({}, 1) });
    await write('Write to everyone involved', 'Is Friday early enough?');
    await user.click(await button('Comment'));
    const log = within(await screen.findByRole('log', { name: 'Timeline' }));
    expect(await log.findByText('Is Friday early enough?')).toBeInTheDocument();
  });

  it('edit it, where the backend offers that', async () => {
    await renderPage('requests/r1', {
      api: apiWith({ actions: ['comment', 'edit'] }, 1),
    });
    expect(await screen.findByRole('link', { name: 'Edit' })).toHaveAttribute(
      'href',
      '/kafka-support/new/topic-create?from=r1&edit=true',
    );
  });

  it('ask for the same on another cluster', async () => {
    await renderPage('requests/r1', { api: apiWith({}, 1) });
    await user.click(await button('Ask for it again'));
    expect(
      await screen.findByRole('menuitem', { name: 'Same on dev' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/new/topic-create?from=r1&cluster=dev',
    );
  });
});
