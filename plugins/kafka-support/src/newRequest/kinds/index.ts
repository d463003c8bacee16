import type { KindForm } from '../form/kindForm';
import { accessForm } from './access';
import { groupDeleteForm } from './groupDelete';
import { groupRestoreForm } from './groupRestore';
import { ownershipForm } from './ownership';
import { quotaForm } from './quota';
import { topicConfigForm } from './topicConfig';
import { topicCreateForm } from './topicCreate';
import { topicDeleteForm } from './topicDelete';
import { topicPartitionsForm } from './topicPartitions';

/** The forms, by kind: one line adds one. */
export const kindForms: ReadonlyMap<string, KindForm<any>> = new Map(
  [
    topicCreateForm,
    topicConfigForm,
    topicPartitionsForm,
    accessForm,
    quotaForm,
    topicDeleteForm,
    groupDeleteForm,
    groupRestoreForm,
    ownershipForm,
  ].map(form => [form.kind, form]),
);
