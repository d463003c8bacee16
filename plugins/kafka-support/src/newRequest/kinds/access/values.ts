import {
  accessProfiles,
  operationsByResource,
  parseResourceRef,
  type AccessProfile,
  type AccessSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Spec } from '../../form/kindForm';
import { withoutEmpty } from '../../form/specPath';

type ResourceType = keyof typeof operationsByResource;
type Pattern = 'literal' | 'prefixed';

/** One right as it is edited. */
export interface BindingRow {
  resourceType: ResourceType;
  patternType: Pattern;
  resourceName: string;
  operation: string;
  host: string;
}

/** What the fields of `access` hold, of all profiles; the spec takes those of the chosen one. */
export interface AccessValues {
  action: AccessSpec['action'];
  principal: string;
  profile: AccessProfile;
  topic: string;
  topicPattern: Pattern;
  group: string;
  groupPattern: Pattern;
  transactionalId: string;
  transactionalIdPattern: Pattern;
  host: string;
  until: string;
  bindings: BindingRow[];
}

export const blankBinding: BindingRow = {
  resourceType: 'topic',
  patternType: 'literal',
  resourceName: '',
  operation: 'read',
  host: '',
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const pattern = (value: unknown): Pattern =>
  value === 'prefixed' ? 'prefixed' : 'literal';
const resourceTypes = Object.keys(operationsByResource) as ResourceType[];

function rowFrom(binding: Record<string, unknown>): BindingRow {
  const resourceType =
    resourceTypes.find(each => each === binding.resourceType) ?? 'topic';
  return {
    resourceType,
    patternType: pattern(binding.patternType),
    resourceName: text(binding.resourceName),
    operation: text(binding.operation) || operationsByResource[resourceType][0],
    host: binding.host === '*' ? '' : text(binding.host),
  };
}

/** Fields from a spec; there is always a row to begin with. */
export function valuesFrom(spec: Spec): AccessValues {
  const bindings = Array.isArray(spec.bindings) ? spec.bindings : [];
  return {
    action: spec.action === 'revoke' ? 'revoke' : 'grant',
    principal: text(spec.principal),
    profile:
      accessProfiles.find(each => each === spec.profile) ??
      (bindings.length > 0 ? 'custom' : 'consumer'),
    topic: text(spec.topic),
    topicPattern: pattern(spec.topicPattern),
    group: text(spec.group),
    groupPattern: pattern(spec.groupPattern),
    transactionalId: text(spec.transactionalId),
    transactionalIdPattern: pattern(spec.transactionalIdPattern),
    host: spec.host === '*' ? '' : text(spec.host),
    until: text(spec.until),
    bindings: bindings.length > 0 ? bindings.map(rowFrom) : [blankBinding],
  };
}

const isBlank = (row: BindingRow) => row.resourceName.trim() === '';
/** What holds by default is not said. */
const stated = (value: Pattern) => (value === 'prefixed' ? value : '');

/** The spec that the fields of the chosen profile say. */
export function toSpec(values: AccessValues): Spec {
  const { action, profile } = values;
  const who = {
    action,
    principal: values.principal.trim(),
    profile,
    until: action === 'grant' ? values.until : '',
  };
  if (profile === 'custom')
    return withoutEmpty({
      ...who,
      bindings: values.bindings
        .filter(row => !isBlank(row))
        .map(row =>
          withoutEmpty({
            ...row,
            resourceName: row.resourceName.trim(),
            patternType: stated(row.patternType),
            host: row.host.trim(),
          }),
        ),
    });
  return withoutEmpty({
    ...who,
    topic: values.topic.trim(),
    topicPattern: stated(values.topicPattern),
    ...(profile === 'consumer' && {
      group: values.group.trim(),
      groupPattern: stated(values.groupPattern),
    }),
    ...(profile === 'transactional producer' && {
      transactionalId: values.transactionalId.trim(),
      transactionalIdPattern: stated(values.transactionalIdPattern),
    }),
    host: values.host.trim(),
  });
}

/** The field that edits a path of the spec. */
export function fieldOf(path: string, values: AccessValues): string {
  const [first, index, field] = path.split('.');
  if (first !== 'bindings') return path;
  // The spec has no empty rows: count those that are filled in.
  const filled = values.bindings
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => !isBlank(row));
  const at = filled[Number(index)]?.at ?? 0;
  return `bindings.${at}.${field ?? 'resourceName'}`;
}

const named = [
  'action',
  'principal',
  'profile',
  'topic',
  'topicPattern',
  'group',
  'groupPattern',
  'transactionalId',
  'transactionalIdPattern',
  'host',
  'until',
] as const;
const bindingFields = [
  'resourceType',
  'patternType',
  'resourceName',
  'operation',
  'host',
] as const;

function fromResource(resource: string | null): Spec {
  if (!resource) return {};
  try {
    const { type, name } = parseResourceRef(resource);
    return type === 'topic' || type === 'group' || type === 'principal'
      ? { [type]: name }
      : {};
  } catch {
    // What an address says is no resource: the person chooses one.
    return {};
  }
}

/**
 * `?topic=orders.placed.v1&principal=User:billing&profile=consumer&group=billing`,
 * `?resource=prod/topic/orders.placed.v1`, or exactly these rights, a parameter
 * for each field of each of them in the same order:
 * `?action=revoke&principal=User:billing&bindings.resourceType=topic&bindings.resourceName=orders.placed.v1&bindings.operation=read`.
 */
export function specFromQuery(query: URLSearchParams): Spec {
  const names = query.getAll('bindings.resourceName');
  const columns = Object.fromEntries(
    bindingFields.map(field => [field, query.getAll(`bindings.${field}`)]),
  );
  const bindings = names.map((_, index) =>
    Object.fromEntries(
      bindingFields
        // A field that not every right has cannot be told to be whose.
        .filter(field => columns[field].length === names.length)
        .map(field => [field, columns[field][index]]),
    ),
  );
  return withoutEmpty({
    ...fromResource(query.get('resource')),
    ...withoutEmpty(
      Object.fromEntries(named.map(key => [key, query.get(key) ?? ''])),
    ),
    bindings,
  });
}
