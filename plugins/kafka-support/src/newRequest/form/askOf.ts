import {
  previewInputSchema,
  type PreviewInput,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { KindForm, RequestValues } from './kindForm';

/** What the form asks now; undefined while it is not enough to ask. */
export function askOf(
  form: KindForm,
  values: RequestValues,
): PreviewInput | undefined {
  if (!values.cluster) return undefined;
  const spec = form.toSpec(values.spec, values.cluster);
  if (!form.schema.safeParse(spec).success) return undefined;
  return previewInputSchema.safeParse({
    kind: form.kind,
    cluster: values.cluster,
    spec,
    ...(values.component && { component: values.component }),
  }).data;
}
