import { topicConfigSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { TopicConfigFields } from './TopicConfigFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type TopicConfigValues,
} from './values';

/** The form of `topic-config`: settings of a topic that exists. */
export const topicConfigForm: KindForm<
  TopicConfigValues & Record<string, any>
> = {
  kind: 'topic-config',
  schema: topicConfigSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: TopicConfigFields,
};
