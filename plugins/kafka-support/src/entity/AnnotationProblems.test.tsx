import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { AnnotationProblems } from './AnnotationProblems';

describe('AnnotationProblems', () => {
  it('names each annotation with what is wrong', async () => {
    const { container } = await renderAt(
      <AnnotationProblems
        problems={[
          {
            annotation: 'kafka.apache.org/topics',
            message: 'It is not a text',
          },
          { annotation: 'kafka-support.io/tier', message: 'Two lines' },
        ]}
      />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent(
      '2 annotations are not read as they were meant',
    );
    expect(screen.getAllByRole('listitem')[0]).toHaveTextContent(
      'kafka.apache.org/topics: It is not a text',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says nothing where all is well', async () => {
    await renderAt(<AnnotationProblems />);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
