import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { accessKind } from './access';
import { groupDeleteKind, groupRestoreKind } from './group-delete';
import { quotaKind } from './quota';
import { topicConfigKind } from './topic-config';
import { topicCreateKind } from './topic-create';
import { topicDeleteKind } from './topic-delete';
import { topicPartitionsKind } from './topic-partitions';

/** The kinds that come with the product, in the order in which people see them. */
export const builtInKinds: RequestKind[] = [
  topicCreateKind,
  topicConfigKind,
  topicPartitionsKind,
  accessKind,
  quotaKind,
  topicDeleteKind,
  groupDeleteKind,
  groupRestoreKind,
];
