import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import kafkaSupportPlugin from './index';

describe('the entry for the current frontend system', () => {
  it('shows its pages below /kafka-support with the header of the portal', async () => {
    renderTestApp({
      features: [kafkaSupportPlugin],
      initialRouteEntries: ['/kafka-support/nowhere'],
    });
    expect(
      await screen.findByText('There is no such page'),
    ).toBeInTheDocument();
    expect(screen.getByRole('main')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'New request' })).toHaveAttribute(
      'href',
      '/kafka-support/new',
    );
  });
});
