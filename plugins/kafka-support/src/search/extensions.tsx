import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { kafkaSearchTypes } from '@kafka-support/backstage-plugin-kafka-support-common';
import AssignmentIcon from '@mui/icons-material/AssignmentOutlined';
import TopicIcon from '@mui/icons-material/TopicOutlined';
import { isKafkaResult } from './kafkaDocument';

const listItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: isKafkaResult,
    component: () => import('.').then(m => m.KafkaSearchResultListItem),
  },
});

const resourceFilter = SearchFilterResultTypeBlueprint.make({
  name: 'resources',
  params: {
    value: kafkaSearchTypes.resource,
    name: 'Kafka streams',
    icon: <TopicIcon />,
  },
});

const requestFilter = SearchFilterResultTypeBlueprint.make({
  name: 'requests',
  params: {
    value: kafkaSearchTypes.request,
    name: 'Kafka requests',
    icon: <AssignmentIcon />,
  },
});

/** What the plugin adds to the search page of the portal. */
export const searchExtensions = [
  listItem,
  resourceFilter,
  requestFilter,
] as const;
