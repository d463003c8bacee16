import type { FixFields } from '@kafka-support/backstage-plugin-kafka-support-react';
import { useCallback } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { KindForm, RequestValues } from './kindForm';
import { withPath } from './specPath';

const ownFields = ['cluster', 'component'] as const;

/** Fills in what a remedy proposes and puts the focus on the field that changed. */
export function useFix(form: KindForm, methods: UseFormReturn<RequestValues>) {
  return useCallback(
    (fields: FixFields) => {
      const options = { shouldValidate: true, shouldDirty: true };
      let spec = form.toSpec(
        methods.getValues('spec'),
        methods.getValues('cluster'),
      );
      for (const [path, value] of Object.entries(fields)) {
        const own = ownFields.find(name => name === path);
        if (own) methods.setValue(own, String(value), options);
        else spec = withPath(spec, path, value);
      }
      const values = form.valuesFrom(spec);
      for (const [name, value] of Object.entries(values))
        methods.setValue(`spec.${name}`, value, options);
      const [first] = Object.keys(fields);
      if (!first) return;
      const name = ownFields.find(each => each === first);
      // The button that was pressed goes away with its finding.
      methods.setFocus(name ?? `spec.${form.fieldOf(first, values)}`);
    },
    [form, methods],
  );
}
