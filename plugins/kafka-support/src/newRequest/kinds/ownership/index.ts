import { ownershipSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm } from '../../form/kindForm';
import { OwnershipFields } from './OwnershipFields';
import {
  fieldOf,
  specFromQuery,
  toSpec,
  valuesFrom,
  type OwnershipValues,
} from './values';

/** The form of `ownership`: who shall answer for what. */
export const ownershipForm: KindForm<OwnershipValues & Record<string, any>> = {
  kind: 'ownership',
  schema: ownershipSpecSchema,
  specNamesComponent: true,
  specFromQuery,
  valuesFrom,
  toSpec,
  fieldOf,
  Fields: OwnershipFields,
};
