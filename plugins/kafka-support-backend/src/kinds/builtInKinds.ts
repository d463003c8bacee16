import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { topicConfigKind } from './topic-config';
import { topicCreateKind } from './topic-create';

/** The kinds that come with the product, in the order in which people see them. */
export const builtInKinds: RequestKind[] = [topicCreateKind, topicConfigKind];
