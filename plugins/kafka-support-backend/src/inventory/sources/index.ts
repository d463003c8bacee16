import type { ResourceSource } from '../types';
import { principalSource } from './principalSource';
import { topicSource } from './topicSource';

/** What a sync reads of each cluster. */
export const builtInSources: readonly ResourceSource[] = [
  topicSource,
  principalSource,
];
