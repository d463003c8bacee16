import { screen } from '@testing-library/react';
import user from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderInPortal } from '../../__testUtils__/renderInPortal';
import { Answer } from './Answer';

const show = (query: { data?: string[]; error?: unknown }) => {
  const refetch = jest.fn();
  return {
    refetch,
    rendered: renderInPortal(
      <Answer
        query={{ error: null, ...query, refetch }}
        loading="Reading the topics"
        failed="The topics could not be read"
        height={120}
      >
        {topics => <p>{topics.length} topics</p>}
      </Answer>,
    ),
  };
};

describe('Answer', () => {
  it('says what is being read until it is there', async () => {
    const { container } = await show({}).rendered;
    expect(
      screen.getByRole('status', { name: 'Reading the topics' }),
    ).toBeInTheDocument();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says what failed, with a way on', async () => {
    const { refetch, rendered } = show({ error: new Error('down') });
    await rendered;
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The topics could not be read',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['that is empty', { data: [] }, '0 topics'],
    [
      'that is there while a later one fails',
      { data: ['a'], error: new Error('down') },
      '1 topics',
    ],
  ])('shows an answer %s', async (_, query, text) => {
    await show(query).rendered;
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
