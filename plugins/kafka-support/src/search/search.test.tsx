import { SearchResultListItemExtensions } from '@backstage/plugin-search-react';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { renderAt } from '../__testUtils__/renderAt';
import { KafkaSearchResultListItem as LegacyListItem } from '../legacy';
import { isKafkaResult, KafkaSearchResultListItem } from '.';

const topic = {
  title: 'payments.received.v1',
  text: 'Kafka topic on prod.',
  location: '/elsewhere/streams/prod/payments.received.v1',
  resource: 'prod/topic/payments.received.v1',
  resourceType: 'topic',
  cluster: 'prod',
  owner: 'group:default/payments',
};

describe('a result of the portal search', () => {
  it('shows a topic by name, cluster and owner, and leads to its page where that is mounted', async () => {
    const { container } = await renderAt(
      <KafkaSearchResultListItem result={topic} />,
    );
    expect(
      screen.getByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(await screen.findByText(/Topic on prod · Owner/)).toHaveTextContent(
      /^Topic on prod · Owner payments$/i,
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that nobody owns a group, and leads to it in the list', async () => {
    await renderAt(
      <KafkaSearchResultListItem
        result={{
          ...topic,
          title: 'billing/eu #1',
          resourceType: 'group',
          owner: undefined,
        }}
      />,
    );
    expect(screen.getByRole('link', { name: 'billing/eu #1' })).toHaveAttribute(
      'href',
      '/kafka-support/streams?cluster=prod&type=group&q=billing%2Feu+%231',
    );
    expect(
      screen.getByText('Consumer group on prod · Nobody owns it'),
    ).toBeInTheDocument();
  });

  it('shows a request with who asked, and leads to it', async () => {
    await renderAt(
      <KafkaSearchResultListItem
        result={{
          title: 'Create topic payments.received.v1',
          text: '',
          location: '/kafka-support/requests/r1',
          requestId: 'r1',
          requestKind: 'topic-create',
          cluster: 'prod',
          requester: 'user:default/alice',
        }}
      />,
    );
    expect(
      screen.getByRole('link', { name: 'Create topic payments.received.v1' }),
    ).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(
      await screen.findByText(/Request on prod · Asked by/),
    ).toHaveTextContent(/^Request on prod · Asked by alice$/i);
  });

  it('marks what was searched for, and shows markup in names as text', async () => {
    const { container } = await renderAt(
      <KafkaSearchResultListItem
        result={{ ...topic, title: '<img src=x onerror=alert(1)>' }}
        highlight={{
          preTag: '<m>',
          postTag: '</m>',
          fields: { title: '<img src=x onerror=<m>alert</m>(1)>' },
        }}
      />,
    );
    expect(screen.getByRole('link')).toHaveTextContent(
      '<img src=x onerror=alert(1)>',
    );
    expect(container.querySelector('img')).toBeNull();
    expect(screen.getByText('alert').tagName).toBe('MARK');
  });

  it.each([
    undefined,
    {},
    { title: 'x', cluster: 'prod', resourceType: 'broker' },
    { title: 'x', resourceType: 'topic' },
  ])('shows nothing of a document that it cannot lead to: %p', async result => {
    await renderAt(<KafkaSearchResultListItem result={result} />);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});

describe('the list item of the legacy frontend system', () => {
  it('shows what is ours among the results, and leaves the rest to others', async () => {
    await renderAt(
      <SearchResultListItemExtensions
        results={[
          { type: 'kafka-resource', document: topic },
          {
            type: 'software-catalog',
            document: {
              title: 'Ledger',
              text: '',
              location: '/catalog/ledger',
            },
          },
        ]}
      >
        <LegacyListItem />
      </SearchResultListItemExtensions>,
    );
    expect(
      await screen.findByRole('link', { name: 'payments.received.v1' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/streams/prod/payments.received.v1',
    );
    expect(screen.getByRole('link', { name: 'Ledger' })).toHaveAttribute(
      'href',
      '/catalog/ledger',
    );
  });
});

describe('the predicate of the list item', () => {
  it.each([
    ['kafka-resource', true],
    ['kafka-request', true],
    ['software-catalog', false],
  ])('of "%s" is %s', (type, ours) => {
    expect(isKafkaResult({ type })).toBe(ours);
  });
});
