import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { exampleFinding } from '../../testUtils';
import { FindingsList } from './FindingsList';

const findings = [
  exampleFinding({ rule: 'passed' }),
  exampleFinding({
    rule: 'warned',
    title: 'Message size',
    outcome: 'fail',
    effect: 'warn',
    message: 'Large records slow everyone down.',
  }),
  exampleFinding({
    rule: 'unread',
    title: 'Disk space',
    outcome: 'unknown',
    message: 'Free disk could not be read.',
    figure: 'free disk of broker 2',
  }),
  exampleFinding({
    rule: 'refused',
    title: 'Partitions',
    outcome: 'fail',
    message: '96 partitions are too many.',
    observed: '96',
    limit: '48',
    remedy: { text: 'Ask for 48.', set: { partitions: 48 } },
  }),
];

describe('FindingsList', () => {
  it('counts by severity and lists the hardest first', async () => {
    await renderInPortal(<FindingsList findings={findings} />);
    for (const count of ['1 refused', '1 warning', '1 unknown', '1 passed'])
      expect(screen.getByText(count)).toBeInTheDocument();
    const order = screen
      .getAllByRole('listitem')
      .map(
        item =>
          item.textContent?.match(/Partitions|Message size|Disk space/)?.[0],
      );
    expect(order).toEqual(['Partitions', 'Message size', 'Disk space']);
  });

  it('gives evidence, limit, fix and whose policy it is', async () => {
    await renderInPortal(<FindingsList findings={findings} />);
    const [refused] = screen.getAllByRole('listitem');
    expect(refused).toHaveTextContent('96 partitions are too many.');
    expect(refused).toHaveTextContent('Ask for 48.');
    expect(refused).toHaveTextContent('seen 96 · limit 48');
    expect(refused).toHaveTextContent('rule refused');
    expect(
      screen.getByText(/Could not be read: free disk of broker 2/),
    ).toBeInTheDocument();
  });

  it('keeps passed checks folded until asked for', async () => {
    await renderInPortal(<FindingsList findings={findings} />);
    expect(screen.queryByText(/Three copies/)).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 1 passed check' }),
    );
    expect(screen.getByText(/Three copies/)).toBeInTheDocument();
  });

  it('fills in a fix by a button', async () => {
    const onFix = jest.fn();
    await renderInPortal(<FindingsList findings={findings} onFix={onFix} />);
    await userEvent.click(screen.getByRole('button', { name: 'Use 48' }));
    expect(onFix).toHaveBeenCalledWith({ partitions: 48 });
  });

  it('has no accessibility violations', async () => {
    const { container } = await renderInPortal(
      <FindingsList findings={findings} />,
    );
    expect((await axe(container)).violations).toEqual([]);
  });
});
