import { toNestErrors } from '@hookform/resolvers';
import { submitInputSchema } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { FieldErrors, Resolver } from 'react-hook-form';
import { z } from 'zod';
import { issueText, type IssueMessages } from './issueText';
import type { KindForm, RequestValues } from './kindForm';
import { withoutEmpty } from './specPath';

/**
 * Checks the form by the same schemas as the backend, and puts each issue on
 * the field that edits the path it speaks of.
 */
export function requestResolver(
  form: KindForm,
  messages: IssueMessages & {
    cluster: string;
    confirm(text: string): string;
  },
): Resolver<RequestValues> {
  const schema = z.object({
    cluster: z.string().refine(id => id !== '', messages.cluster),
    component: submitInputSchema.shape.component,
    spec: form.schema,
    justification: z.string().trim().min(3).max(4000),
    neededBy: submitInputSchema.shape.neededBy,
  });
  return (values, _context, options) => {
    const result = schema.safeParse({
      ...withoutEmpty({
        component: values.component,
        neededBy: values.neededBy,
      }),
      cluster: values.cluster,
      justification: values.justification,
      spec: form.toSpec(values.spec, values.cluster),
    });
    const errors: Record<string, { type: string; message: string }> = {};
    const expected = form.confirmation?.(values.spec);
    if (expected && values.spec.confirm !== expected)
      errors['spec.confirm'] = {
        type: 'custom',
        message: messages.confirm(expected),
      };
    if (result.success && Object.keys(errors).length === 0)
      return { values, errors: {} };
    for (const issue of result.error?.issues ?? []) {
      const [first, ...rest] = issue.path.map(String);
      const name =
        first === 'spec'
          ? `spec.${form.fieldOf(rest.join('.'), values.spec)}`
          : first;
      errors[name] ??= {
        type: issue.code,
        message: issueText(issue, messages),
      };
    }
    return {
      values: {},
      errors: toNestErrors(
        errors as FieldErrors,
        options as any,
      ) as FieldErrors<RequestValues>,
    };
  };
}
