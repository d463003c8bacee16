import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';

/** What an annotation says of one topic: nothing more than a proposal. */
export interface TopicProposal {
  /** Absent: any cluster. */
  cluster?: string;
  topic: string;
  component: string;
  owner?: string;
}

/** The entity that owns this one by the catalog's relations. */
export function ownerRefOf(entity: Entity): string | undefined {
  return entity.relations?.find(relation => relation.type === RELATION_OWNED_BY)
    ?.targetRef;
}

/**
 * Reads `cluster/topic, topic, …`. Parts that are no topic name are left out:
 * somebody's broken annotation must not hide what others wrote.
 */
export function topicProposalsOf(
  entity: Entity,
  annotation: string,
): TopicProposal[] {
  const text = entity.metadata.annotations?.[annotation] ?? '';
  return text
    .slice(0, 20_000)
    .split(',')
    .flatMap(part => {
      const match = /^(?:([^/\s]{1,100})\/)?([a-zA-Z0-9._-]{1,249})$/.exec(
        part.trim(),
      );
      if (!match) return [];
      return [
        {
          cluster: match[1],
          topic: match[2],
          component: stringifyEntityRef(entity),
          owner: ownerRefOf(entity),
        },
      ];
    });
}

/**
 * Whether the annotation lists a consumer group or a principal, as `<name>` or
 * `<cluster>/<name>`. Compared as it stands: names of groups hold slashes, so a
 * part cannot be taken apart. A name with a comma cannot be listed.
 */
export function listsResource(
  entity: Entity,
  annotation: string,
  { cluster, name }: { cluster: string; name: string },
): boolean {
  const text = entity.metadata.annotations?.[annotation] ?? '';
  return text
    .slice(0, 20_000)
    .split(',')
    .map(part => part.trim())
    .some(part => part === name || part === `${cluster}/${name}`);
}
