import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type {
  EntityStreams,
  Ownership,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  exampleEntities,
  exampleNow,
  exampleOwnership,
  exampleRequest,
  FakeKafkaSupportApi,
} from '@kafka-support/backstage-plugin-kafka-support-react/testUtils';
import { cleanup, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ComponentType } from 'react';
import {
  exampleEntityStreams,
  exampleStream,
} from '../__testUtils__/exampleStreams';
import { renderAt } from '../__testUtils__/renderAt';
import { EntityRequestsCard } from './EntityRequestsCard';
import { EntityStreamsTab } from './EntityStreamsTab';
import { ReadinessCard } from './ReadinessCard';
import { WhoAnswersCard } from './WhoAnswersCard';

const component = exampleEntities.find(
  ({ kind, metadata }) =>
    kind === 'Component' && metadata.name === 'payments-api',
)!;

const show = (
  Part: ComponentType,
  entityStreams?: EntityStreams,
  api = new FakeKafkaSupportApi({ entityStreams }),
  entity: Entity = component,
) =>
  renderAt(
    <EntityProvider entity={entity}>
      <Part />
    </EntityProvider>,
    { api },
  );

const streams = exampleEntityStreams([
  exampleStream('payments.received.v1', ['ready', 'ready'], {
    openRequests: [
      { id: 'r7', title: 'Change configuration', status: 'in_review' },
    ],
  }),
  exampleStream('payments.ledger.v2', ['blocked', 'ready'], {
    marks: [
      {
        mark: 'unused',
        since: exampleNow,
        says: 'Nothing was written.',
        fix: { kind: 'topic-delete', spec: { topic: 'payments.ledger.v2' } },
      },
    ],
  }),
  exampleStream('payments.legacy', ['watch', 'watch'], {
    relation: 'proposed',
    partitions: undefined,
    replicationFactor: undefined,
  }),
]);

describe('the tab Streams', () => {
  it('shows each topic with owner, shape, readiness with its reason, and open requests', async () => {
    const { container } = await show(EntityStreamsTab, streams);
    const table = await screen.findByRole('table');
    const [, received, ledger, legacy] = within(table).getAllByRole('row');
    expect(
      within(received).getByRole('rowheader', {
        name: 'payments.received.v1 prod',
      }),
    ).toBeInTheDocument();
    expect(received).toHaveTextContent('6 × 3 replicas');
    expect(
      within(received).getByRole('link', { name: 'Change configuration' }),
    ).toHaveAttribute('href', '/kafka-support/requests/r7');
    expect(ledger).toHaveTextContent('Blocked');
    expect(ledger).toHaveTextContent('Alert route is not known');
    expect(
      within(ledger).getByRole('list', {
        name: 'Marks of payments.ledger.v2 on prod',
      }),
    ).toHaveTextContent('Unused');
    expect(
      within(ledger).getByRole('link', {
        name: 'Delete it… (payments.ledger.v2 on prod)',
      }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/new/topic-delete?cluster=prod&topic=payments.ledger.v2',
    );
    expect(within(received).queryByRole('list')).toBeNull();
    expect(legacy).toHaveTextContent('proposed only');
    expect(legacy).toHaveTextContent('unknown');
    expect((await axe(container)).violations).toEqual([]);
  });

  describe('the claim of what nobody answers for', () => {
    const legacy = 'prod/topic/payments.legacy';
    const by = (owner: string): Ownership['proposals'][number] => ({
      owner,
      source: 'annotation',
      detail: 'annotation kafka.apache.org/topics',
    });
    it.each([
      ['with no team, where nothing proposes one', [], {}],
      [
        'with the team that everything proposes',
        [by('group:default/payments'), by('group:default/payments')],
        { owner: 'group:default/payments' },
      ],
      [
        'with no team, where proposals differ',
        [by('group:default/payments'), by('group:default/orders')],
        {},
      ],
    ])('is one step away, %s', async (_, proposals, filledIn) => {
      const unowned = exampleEntityStreams([
        exampleStream('payments.received.v1', ['ready', 'ready']),
        exampleStream('payments.legacy', ['watch', 'ready'], {
          ownership: exampleOwnership({
            resource: legacy,
            owner: undefined,
            basis: undefined,
            ownerState: 'none',
            explanation: 'Nobody owns it.',
            proposals,
          }),
        }),
      ]);
      for (const Part of [EntityStreamsTab, WhoAnswersCard]) {
        const { container } = await show(Part, unowned);
        const link = await within(container).findByRole('link', {
          name: /^Claim/,
        });
        expect(link).toHaveAccessibleName('Claim payments.legacy on prod');
        expect(link).toHaveAttribute(
          'href',
          `/kafka-support/new/ownership?${new URLSearchParams({
            resource: legacy,
            cluster: 'prod',
            ...filledIn,
          })}`,
        );
        cleanup();
      }
    });
  });

  it('offers a request that is filled in with the component', async () => {
    await show(EntityStreamsTab, streams);
    expect(
      await screen.findByRole('link', { name: 'New request' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/new?component=component%3Adefault%2Fpayments-api',
    );
  });

  it('names a cluster that does not answer', async () => {
    await show(
      EntityStreamsTab,
      exampleEntityStreams(
        [exampleStream('payments.received.v1', ['ready', 'watch'])],
        [{ cluster: 'prod', reason: 'No broker answered within 5 seconds.' }],
      ),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cluster prod does not answer: No broker answered within 5 seconds.',
    );
  });

  it('teaches the first step when there are no streams', async () => {
    const { container } = await show(
      EntityStreamsTab,
      exampleEntityStreams([]),
    );
    expect(await screen.findByText('No streams yet')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Ask for a topic' }),
    ).toHaveAttribute(
      'href',
      '/kafka-support/new/topic-create?component=component%3Adefault%2Fpayments-api',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says the sentence of the backend when it refuses, with a way on', async () => {
    const api = new FakeKafkaSupportApi();
    api.getEntityStreams = async () => {
      throw new Error('The software catalog does not answer');
    };
    await show(EntityStreamsTab, undefined, api);
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});

describe('the page of a topic’s entity', () => {
  const topic: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'prod.payments.ledger.v2',
      namespace: 'default',
      annotations: {
        'kafka-support.io/resource': 'prod/topic/payments.ledger.v2',
      },
    },
    spec: { type: 'kafka-topic', owner: 'group:default/payments' },
  };
  const filledIn = new URLSearchParams({
    cluster: 'prod',
    topic: 'payments.ledger.v2',
    resource: 'prod/topic/payments.ledger.v2',
  });

  it('fills the topic into a new request', async () => {
    await show(
      EntityStreamsTab,
      exampleEntityStreams([
        exampleStream('payments.ledger.v2', ['ready', 'ready']),
      ]),
      undefined,
      topic,
    );
    expect(
      await screen.findByRole('link', { name: 'New request' }),
    ).toHaveAttribute('href', `/kafka-support/new?${filledIn}`);
  });

  it('shows the requests of that topic only', async () => {
    const api = new FakeKafkaSupportApi({
      requests: [
        exampleRequest({
          id: 'r1',
          title: 'Change ledger',
          resources: ['prod/topic/payments.ledger.v2'],
        }),
        exampleRequest({
          id: 'r2',
          title: 'Change another',
          resources: ['prod/topic/payments.other'],
        }),
      ],
    });
    await show(EntityRequestsCard, undefined, api, topic);
    expect(
      await screen.findByRole('link', { name: 'Change ledger' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Change another')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      '/kafka-support/requests?cluster=prod&q=payments.ledger.v2',
    );
  });

  it('says that no cluster has the topic, and offers nothing', async () => {
    await show(EntityStreamsTab, exampleEntityStreams([]), undefined, topic);
    expect(
      await screen.findByText(
        'No configured cluster has the topic prod.payments.ledger.v2.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Ask for a topic' }),
    ).not.toBeInTheDocument();
  });
});

describe('the page of an API', () => {
  it('says how its channels become streams while there are none', async () => {
    const { container } = await show(
      WhoAnswersCard,
      exampleEntityStreams([]),
      undefined,
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: { name: 'payments-events', title: 'Payments events' },
        spec: { type: 'asyncapi' },
      },
    );
    expect(
      await screen.findByText(/channels of Payments events/),
    ).toHaveTextContent('kafka-support.io/cluster');
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('the card Who answers for this stream', () => {
  it('names the owner once for all its topics, how to reach it, and who supplies what is missing', async () => {
    const { container } = await show(WhoAnswersCard, streams);
    expect(
      await screen.findByText('Who answers for this stream'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/for 3 topics/)).toBeInTheDocument();
    expect(screen.getAllByText('Alert route')).toHaveLength(1);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('the card Readiness', () => {
  it('counts, shows the worst first, each with reason and fix', async () => {
    const { container } = await show(ReadinessCard, streams);
    expect(
      await screen.findByText('1 ready · 1 to watch · 1 blocked'),
    ).toBeInTheDocument();
    const [first, second] = screen.getAllByRole('heading', { level: 4 });
    expect(first).toHaveTextContent('payments.ledger.v2');
    expect(second).toHaveTextContent('payments.legacy');
    expect(
      screen.getAllByText(
        'Fix: Ask Payments: annotation kafka-support.io/alert-route',
      ),
    ).toHaveLength(2);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says that all could be supported tonight', async () => {
    await show(
      ReadinessCard,
      exampleEntityStreams([exampleStream('a', ['ready', 'ready'])]),
    );
    expect(
      await screen.findByText('The stream could be supported tonight.'),
    ).toBeInTheDocument();
  });
});

describe('the card Kafka requests', () => {
  it('shows the latest requests of the component with their status', async () => {
    const api = new FakeKafkaSupportApi({
      requests: [
        exampleRequest({ id: 'r1', title: 'Create topic a' }),
        exampleRequest({
          id: 'r2',
          title: 'Create topic of others',
          component: 'component:default/ledger',
        }),
      ],
    });
    const { container } = await show(EntityRequestsCard, undefined, api);
    const link = await screen.findByRole('link', { name: 'Create topic a' });
    expect(link).toHaveAttribute('href', '/kafka-support/requests/r1');
    expect(screen.getByText('In review')).toBeInTheDocument();
    expect(
      screen.queryByText('Create topic of others'),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      '/kafka-support/requests?component=component%3Adefault%2Fpayments-api',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says why it is empty', async () => {
    await show(EntityRequestsCard);
    expect(
      await screen.findByText(/Nobody asked for a change yet/),
    ).toBeInTheDocument();
  });
});
