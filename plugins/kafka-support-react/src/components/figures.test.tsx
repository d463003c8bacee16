import { requestStatuses } from '@kafka-support/backstage-plugin-kafka-support-common';
import { screen } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderInPortal } from '../__testUtils__/renderInPortal';
import { Amount } from './Amount';
import { CopyButton } from './CopyButton';
import { GradeChip } from './GradeChip';
import { SeverityIcon, severities } from './SeverityIcon';
import { StatusChip } from './StatusChip';
import { Time } from './Time';

describe('StatusChip', () => {
  it('has a word and a meaning for each status, and no two the same', async () => {
    const { container } = await renderInPortal(
      <>
        {requestStatuses.map(status => (
          <StatusChip key={status} status={status} />
        ))}
      </>,
    );
    const chips = [...container.querySelectorAll('[title]')];
    const words = chips.map(chip => chip.textContent);
    expect(new Set(words).size).toBe(requestStatuses.length);
    expect(chips.every(chip => chip.querySelector('svg'))).toBe(true);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('SeverityIcon', () => {
  it('has a shape of its own for each severity, and a name where it stands alone', async () => {
    const { container } = await renderInPortal(
      <>
        {severities.map(severity => (
          <SeverityIcon key={severity} severity={severity} alone />
        ))}
      </>,
    );
    const shapes = [...container.querySelectorAll('svg')].map(
      svg => svg.innerHTML,
    );
    expect(new Set(shapes).size).toBe(severities.length);
    expect(
      screen.getAllByRole('img').map(icon => icon.getAttribute('aria-label')),
    ).toEqual(['Refused', 'Needs review', 'Warning', 'Unknown', 'Passed']);
  });

  it('is out of the way of those who hear the word beside it', async () => {
    await renderInPortal(<GradeChip grade="blocked" />);
    expect(screen.getByText('Blocked')).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});

describe('figures', () => {
  it('show human units with the raw value on hover', async () => {
    await renderInPortal(
      <>
        <Amount value={604_800_000} unit="ms" />
        <Amount value={1_048_576} unit="bytesPerSecond" />
      </>,
    );
    expect(screen.getByTitle('604800000 ms')).toHaveTextContent('7 days');
    expect(screen.getByTitle('1048576 bytes per second')).toHaveTextContent(
      '1 MiB/s',
    );
  });

  it('show a moment in the reader’s time, with all of it on hover', async () => {
    await renderInPortal(<Time value="2020-02-03T04:05:06.000Z" />);
    const time = screen.getByText(/3 Feb 2020/);
    expect(time).toHaveAttribute('datetime', '2020-02-03T04:05:06.000Z');
    expect(time.title).toMatch(/your time · 2020-02-03T04:05:06\.000Z$/);
  });

  it('show what is no time as it is', async () => {
    await renderInPortal(<Time value="soon" as="age" />);
    expect(screen.getByText('soon')).toBeInTheDocument();
  });
});

describe('CopyButton', () => {
  it('says when it could not copy', async () => {
    const person = user.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('not allowed'));
    await renderInPortal(<CopyButton text="x" what="the command" />);
    await person.click(
      screen.getByRole('button', { name: 'Copy the command' }),
    );
    expect(await screen.findByRole('status')).toHaveTextContent(
      'select the text and copy it by hand',
    );
  });
});
