import { topicCreateSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { TopicCreateFields } from './TopicCreateFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type TopicCreateValues,
} from './values';

/** The form of `topic-create`: asks what the team knows. */
export const topicCreateForm: KindForm<
  TopicCreateValues & Record<string, any>
> = {
  kind: 'topic-create',
  schema: topicCreateSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: TopicCreateFields,
};
