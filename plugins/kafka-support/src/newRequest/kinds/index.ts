import type { KindForm } from '../form/kindForm';
import { ownershipForm } from './ownership';
import { quotaForm } from './quota';
import { topicConfigForm } from './topicConfig';
import { topicCreateForm } from './topicCreate';
import { topicPartitionsForm } from './topicPartitions';

/** The forms, by kind: one line adds one. */
export const kindForms: ReadonlyMap<string, KindForm<any>> = new Map(
  [
    topicCreateForm,
    topicConfigForm,
    topicPartitionsForm,
    quotaForm,
    ownershipForm,
  ].map(form => [form.kind, form]),
);
