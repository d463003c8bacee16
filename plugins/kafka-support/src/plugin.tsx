import './classNames';
import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { KafkaSupportClient } from '@kafka-support/backstage-plugin-kafka-support-common';
import {
  createQueryClient,
  kafkaSupportApiRef,
  queryClientApiRef,
} from '@kafka-support/backstage-plugin-kafka-support-react';
import TopicIcon from '@mui/icons-material/Topic';
import { entityExtensions } from './entity/extensions';
import { rootRouteRef, routes } from './routes';
import { searchExtensions } from './search/extensions';

const kafkaSupportApi = ApiBlueprint.make({
  params: define =>
    define({
      api: kafkaSupportApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new KafkaSupportClient(deps),
    }),
});

const queryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: define =>
    define({
      api: queryClientApiRef,
      deps: {},
      factory: () => createQueryClient(),
    }),
});

const kafkaSupportPage = PageBlueprint.make({
  params: {
    path: '/kafka-support',
    title: 'Kafka',
    icon: <TopicIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    // The page brings the portal's header itself, with tabs and an action.
    noHeader: true,
    loader: () => import('./root').then(m => <m.NewSystemRoot />),
  },
});

/**
 * The Kafka support plugin for Backstage's current frontend system.
 *
 * @public
 */
export const kafkaSupportPlugin = createFrontendPlugin({
  pluginId: 'kafka-support',
  title: 'Kafka',
  icon: <TopicIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [
    kafkaSupportApi,
    queryClientApi,
    kafkaSupportPage,
    ...entityExtensions,
    ...searchExtensions,
  ],
  routes,
});
