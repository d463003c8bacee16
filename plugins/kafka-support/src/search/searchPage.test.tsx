import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import searchPlugin from '@backstage/plugin-search/alpha';
import { MockSearchApi, searchApiRef } from '@backstage/plugin-search-react';
import { screen } from '@testing-library/react';
import kafkaSupportPlugin from '..';

const results = [
  {
    type: 'kafka-resource',
    document: {
      title: 'payments.received.v1',
      text: 'Kafka topic on prod.',
      location: '/elsewhere',
      resourceType: 'topic',
      cluster: 'prod',
    },
  },
];

describe('the search page of the portal', () => {
  it('shows a topic by the list item of this plugin, and lets one choose what it finds', async () => {
    renderTestApp({
      features: [searchPlugin, kafkaSupportPlugin],
      apis: [
        [searchApiRef, new MockSearchApi({ results })],
        [catalogApiRef, catalogApiMock()],
      ],
      initialRouteEntries: ['/search?query=payments'],
    });
    expect(
      await screen.findByRole(
        'link',
        { name: 'payments.received.v1' },
        // All of the page is loaded first, which takes its time on a busy machine.
        { timeout: 30_000 },
      ),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(screen.getByText(/Nobody owns it/)).toBeInTheDocument();
    expect(screen.getByText('Kafka streams')).toBeInTheDocument();
    expect(screen.getByText('Kafka requests')).toBeInTheDocument();
  }, 60_000);
});
