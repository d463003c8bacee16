import type { KindForm } from '../form/kindForm';
import { topicConfigForm } from './topicConfig';
import { topicCreateForm } from './topicCreate';

/** The forms, by kind: one line adds one. */
export const kindForms: ReadonlyMap<string, KindForm<any>> = new Map(
  [topicCreateForm, topicConfigForm].map(form => [form.kind, form]),
);
