import { topicDeleteSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { TopicDeleteFields } from './TopicDeleteFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type TopicDeleteValues,
} from './values';

/** The form of `topic-delete`: a topic with all that it holds. */
export const topicDeleteForm: KindForm<
  TopicDeleteValues & Record<string, any>
> = {
  kind: 'topic-delete',
  schema: topicDeleteSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  confirmation: ({ topic }) => topic.trim(),
  Fields: TopicDeleteFields,
};
