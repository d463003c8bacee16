import { groupDeleteSpecSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import { withoutEmpty } from '../../form/specPath';
import type { KindForm } from '../../form/kindForm';
import { GroupField } from '../GroupField';

const groupOf = (group: unknown) => (typeof group === 'string' ? group : '');

/** The form of `group-delete`: `?group=…`. The type is looked up anew. */
export const groupDeleteForm: KindForm<
  { group: string } & Record<string, any>
> = {
  kind: 'group-delete',
  schema: groupDeleteSpecSchema,
  specFromQuery: query => withoutEmpty({ group: query.get('group') ?? '' }),
  valuesFrom: ({ group }) => ({ group: groupOf(group) }),
  // A blank may be part of the name: it is taken as it is.
  toSpec: ({ group }) => withoutEmpty({ group }),
  fieldOf: () => 'group',
  Fields: GroupField,
};
