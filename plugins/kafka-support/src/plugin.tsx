import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import TopicIcon from '@mui/icons-material/Topic';
import { rootRouteRef } from './routes';

const kafkaSupportPage = PageBlueprint.make({
  params: {
    path: '/kafka-support',
    title: 'Kafka',
    icon: <TopicIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () => import('./components/RootPage').then(m => <m.RootPage />),
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
  extensions: [kafkaSupportPage],
  routes: { root: rootRouteRef },
});
