import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { previewOf } from '../../testUtils';
import { PlanDiff } from './PlanDiff';

const { plan } = previewOf({
  kind: 'topic-create',
  cluster: 'prod',
  spec: {
    name: 'payments.payment.received.v1',
    partitions: 6,
    retentionMs: 259_200_000,
    producers: [{ principal: 'User:payments-api' }],
  },
});

describe('PlanDiff', () => {
  it('shows each field with its sign, in human units and exactly', async () => {
    await renderInPortal(<PlanDiff plan={plan} />);
    const change = screen.getByRole('table', {
      name: 'Create topic payments.payment.received.v1',
    });
    const row = within(change).getByRole('row', { name: /retention\.ms/ });
    expect(row).toHaveTextContent('retention.ms+after 3 days 259200000');
    expect(within(change).queryByText('before')).not.toBeInTheDocument();
  });

  it('shows what a change replaces, and what an unset key falls back to', async () => {
    const { plan: changed } = previewOf({
      kind: 'topic-config',
      cluster: 'prod',
      spec: {
        name: 'payments.payment.received.v1',
        set: { 'cleanup.policy': 'compact' },
        unset: ['max.message.bytes'],
      },
    });
    await renderInPortal(<PlanDiff plan={changed} />);
    expect(
      screen.getByRole('row', { name: /cleanup\.policy/ }),
    ).toHaveTextContent('cleanup.policy−before delete+after compact');
    expect(
      screen.getByRole('row', { name: /max\.message\.bytes/ }),
    ).toHaveTextContent('+after the broker’s default');
    expect(screen.getByText('disruptive')).toBeInTheDocument();
  });

  it('gathers the rights of one principal on one resource in one line', async () => {
    await renderInPortal(<PlanDiff plan={plan} />);
    expect(screen.getByText('2 access rules')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'User:payments-api may write, describe on topic payments.payment.received.v1',
    );
  });

  it('keeps the Kafka commands folded and copies them', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await renderInPortal(<PlanDiff plan={plan} />);
    expect(screen.queryByText(/kafka-topics\.sh/)).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Equivalent Kafka commands' }),
    );
    await user.click(
      screen.getByRole('button', { name: 'Copy Equivalent Kafka commands' }),
    );
    expect(writeText).toHaveBeenCalledWith(
      plan.changes.map(change => change.command).join('\n'),
    );
    expect(await screen.findAllByText('Copied')).not.toHaveLength(0);
  });

  it('shows of many changes the first, and the others by name when asked', async () => {
    const many = previewOf({
      kind: 'ownership',
      cluster: 'prod',
      spec: {
        owner: 'group:default/payments',
        resources: Array.from({ length: 1_000 }, (_, index) => ({
          resource: `prod/topic/payments.t${index}`,
        })),
      },
    });
    const { container } = await renderInPortal(<PlanDiff plan={many.plan} />);
    expect(screen.getAllByRole('table')).toHaveLength(5);
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: '995 more changes' }),
    );
    expect(container.querySelectorAll('li')).toHaveLength(995);
    expect(container.querySelector('ol')).toHaveAttribute('start', '6');
    expect(
      screen.getByRole('button', { name: 'Equivalent Kafka command' }),
    ).toBeInTheDocument();
  });

  it('says so when nothing will change', async () => {
    await renderInPortal(<PlanDiff plan={{ ...plan, changes: [] }} />);
    expect(screen.getByText('Nothing will change')).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = await renderInPortal(<PlanDiff plan={plan} />);
    expect((await axe(container)).violations).toEqual([]);
  });
});
