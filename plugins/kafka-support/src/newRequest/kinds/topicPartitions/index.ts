import { topicPartitionsSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { TopicPartitionsFields } from './TopicPartitionsFields';
import {
  specFromQuery,
  toSpec,
  valuesFrom,
  type TopicPartitionsValues,
} from './values';

/** The form of `topic-partitions`: more partitions for a topic that exists. */
export const topicPartitionsForm: KindForm<
  TopicPartitionsValues & Record<string, any>
> = {
  kind: 'topic-partitions',
  schema: topicPartitionsSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf: path => path,
  Fields: TopicPartitionsFields,
};
