import type { ResourceSource } from '../types';
import { groupSource } from './groupSource';
import { principalSource } from './principalSource';
import { quotaSource } from './quotaSource';
import { topicSource } from './topicSource';

/** What a sync reads of each cluster. */
export const builtInSources: readonly ResourceSource[] = [
  topicSource,
  groupSource,
  principalSource,
  quotaSource,
];
