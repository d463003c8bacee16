import { quotaSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { QuotaFields } from './QuotaFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type QuotaValues,
} from './values';

/** The form of `quota`: for whom, and which limits. */
export const quotaForm: KindForm<QuotaValues & Record<string, any>> = {
  kind: 'quota',
  schema: quotaSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: QuotaFields,
};
