import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { canHaveRequests, canHaveStreams } from './kafkaEntity';

const streamsTab = EntityContentBlueprint.make({
  name: 'streams',
  params: {
    path: '/streams',
    title: 'Streams',
    filter: canHaveStreams,
    loader: () => import('.').then(m => <m.EntityStreamsTab />),
  },
});

const whoAnswersCard = EntityCardBlueprint.make({
  name: 'who-answers',
  params: {
    filter: canHaveStreams,
    loader: () => import('.').then(m => <m.WhoAnswersCard />),
  },
});

const readinessCard = EntityCardBlueprint.make({
  name: 'readiness',
  params: {
    filter: canHaveStreams,
    loader: () => import('.').then(m => <m.ReadinessCard />),
  },
});

const requestsCard = EntityCardBlueprint.make({
  name: 'requests',
  params: {
    filter: canHaveRequests,
    loader: () => import('.').then(m => <m.EntityRequestsCard />),
  },
});

/** What the plugin adds to entity pages: the tab *Streams* and the cards. */
export const entityExtensions = [
  streamsTab,
  whoAnswersCard,
  readinessCard,
  requestsCard,
] as const;
