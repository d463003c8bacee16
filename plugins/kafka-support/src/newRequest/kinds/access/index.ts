import { accessSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { AccessFields } from './AccessFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type AccessValues,
} from './values';

/** The form of `access`: who may do what, or no longer. */
export const accessForm: KindForm<AccessValues & Record<string, any>> = {
  kind: 'access',
  schema: accessSpecSchema,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: AccessFields,
};
