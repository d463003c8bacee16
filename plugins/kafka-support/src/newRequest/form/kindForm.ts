import type { ComponentType } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { ZodType } from 'zod';

/** A spec as it goes to the API. */
export type Spec = Record<string, unknown>;

/**
 * What a kind brings to the form that all kinds share. Values are what the
 * fields hold, a spec is what the API takes; the two differ where a person
 * edits rows or units.
 */
export interface KindForm<TValues extends FieldValues = FieldValues> {
  /** Id of the kind. */
  kind: string;
  /** The kind's own schema, the same that the backend parses with. */
  schema: ZodType;
  /** The spec names the component itself, so the form does not ask twice. */
  specNamesComponent?: boolean;
  /** Reads what is given in the address: `?name=…&config.cleanup.policy=compact`. */
  specFromQuery(query: URLSearchParams): Spec;
  valuesFrom(spec: Spec): TValues;
  /** Leaves out what was not filled in. */
  toSpec(values: TValues, cluster: string): Spec;
  /** The field that edits a path of the spec, dotted; `config.retention.ms` is one row of `config`. */
  fieldOf(path: string, values: TValues): string;
  /**
   * A text that must be typed into the field `confirm` before it is submitted,
   * for what cannot be undone. It is no part of the spec.
   */
  confirmation?(values: TValues): string;
  /** The fields below cluster and component. */
  Fields: ComponentType;
}

/** What the form holds, whatever the kind. */
export interface RequestValues {
  cluster: string;
  component: string;
  spec: FieldValues;
  justification: string;
  neededBy: string;
}
