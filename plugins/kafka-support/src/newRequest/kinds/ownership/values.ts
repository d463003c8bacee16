import {
  formatResourceRef,
  ownableTypes,
  ownershipSpecSchema,
  parseResourceRef,
  type OwnershipSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { withoutEmpty } from '../../form/specPath';
import type { Spec } from '../../form/kindForm';

type OwnableType = (typeof ownableTypes)[number];

/** What the fields of `ownership` hold: a resource without its cluster, which has a field of its own. */
export interface OwnershipValues {
  type: OwnableType;
  name: string;
  owner: string;
  component: string;
  /** Of a batch that is filed again; empty: the one above. */
  resources: NonNullable<OwnershipSpec['resources']>;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function partsOf(resource: string): Pick<OwnershipValues, 'type' | 'name'> {
  try {
    const { type, name } = parseResourceRef(resource);
    const known = ownableTypes.find(each => each === type);
    return known ? { type: known, name } : { type: 'topic', name: '' };
  } catch {
    // What an address says is no resource: the person chooses one.
    return { type: 'topic', name: '' };
  }
}

const resourcesSchema = ownershipSpecSchema.shape.resources;

/** Fields from a spec. */
export function valuesFrom(spec: Spec): OwnershipValues {
  return {
    resources: resourcesSchema.safeParse(spec.resources).data ?? [],
    ...partsOf(text(spec.resource)),
    owner: text(spec.owner),
    component: text(spec.component),
  };
}

/** The spec that the fields say; the resource is on the cluster of the form. */
export function toSpec(values: OwnershipValues, cluster: string): Spec {
  const name = values.name.trim();
  if (values.resources.length > 0)
    return withoutEmpty({
      resources: cluster
        ? values.resources.map(each => ({
            ...each,
            resource: formatResourceRef({
              ...parseResourceRef(each.resource),
              cluster,
            }),
          }))
        : [],
      owner: values.owner.trim(),
      component: values.component,
    });
  return withoutEmpty({
    resource:
      name && cluster
        ? formatResourceRef({ cluster, type: values.type, name })
        : '',
    owner: values.owner.trim(),
    component: values.component,
  });
}

/** The field that edits a path of the spec. */
export function fieldOf(path: string): string {
  if (path.startsWith('resources')) return 'owner';
  return path === 'resource' ? 'name' : path;
}

/** `?resource=prod/topic/orders.order.placed.v1&cluster=prod&owner=group:default/orders`. */
export function specFromQuery(query: URLSearchParams): Spec {
  return withoutEmpty({
    resource: query.get('resource') ?? '',
    owner: query.get('owner') ?? '',
    component: query.get('component') ?? '',
  });
}
