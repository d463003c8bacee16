import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  supportFields,
  type SupportField,
  type SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { shown } from '../requests';
import { annotationText, MAX_VALUE_LENGTH } from './annotations';
import type { OwnershipConfig } from './config';

type Value = { value: string; source: string };

function fromAnnotation(
  entity: Entity | undefined,
  annotation: string,
): Value | undefined {
  // Whatever an annotation holds, pages and messages get one printable line.
  const value =
    entity &&
    shown(annotationText(entity, annotation).trim(), MAX_VALUE_LENGTH);
  if (!entity || !value) return undefined;
  return {
    value,
    source: `annotation ${annotation} of ${stringifyEntityRef(entity)}`,
  };
}

function fromRunbookLink(entity: Entity | undefined): Value | undefined {
  const link = entity?.metadata.links?.find(
    candidate =>
      candidate.type === 'runbook' || /runbook/i.test(candidate.title ?? ''),
  );
  // Only web addresses: the value becomes a link on pages.
  if (!entity || !link || !/^https?:\/\//i.test(link.url)) return undefined;
  return {
    value: link.url.slice(0, MAX_VALUE_LENGTH),
    source: `link "${link.title ?? link.type}" of ${stringifyEntityRef(
      entity,
    )}`,
  };
}

/**
 * Support metadata of a stream from the catalog: the component says it, else
 * its system, else the group that owns it. Pure over the entities; what nobody says is
 * missing, with who can supply it and where.
 */
export function supportMetadataFrom(input: {
  component?: Entity;
  system?: Entity;
  owner?: Entity;
  ownerRef?: string;
  /** The catalog does not answer: the entities are from then. */
  lastKnownAt?: string;
  config: OwnershipConfig;
  now: Date;
}): SupportMetadata {
  const { component, system, owner, ownerRef, config } = input;
  const values: Partial<Record<SupportField, Value>> = {};
  if (ownerRef) {
    values.owner = {
      value: ownerRef,
      source: component
        ? `owner of ${stringifyEntityRef(component)}`
        : 'confirmed ownership',
    };
  }
  for (const field of supportFields) {
    if (field === 'owner') continue;
    const annotation = config.supportAnnotations[field];
    const value = [component, system, owner]
      .map(
        entity =>
          fromAnnotation(entity, annotation) ??
          (field === 'runbook' ? fromRunbookLink(entity) : undefined),
      )
      .find(Boolean);
    if (value) values[field] = value;
  }

  const supplier = ownerRef ?? 'the platform team, since nobody owns it';
  const place = component
    ? stringifyEntityRef(component)
    : 'the component that uses the stream';
  const missing = supportFields
    .filter(field => !values[field])
    .map(field => ({
      field,
      supplier:
        field === 'owner'
          ? `${supplier}: name an owner group in ${place}`
          : `${supplier}: annotation ${config.supportAnnotations[field]} on ${place}`,
    }));
  return {
    component: component && stringifyEntityRef(component),
    values,
    missing,
    resolvedAt: input.now.toISOString(),
    ...(input.lastKnownAt && { lastKnownAt: input.lastKnownAt }),
  };
}
