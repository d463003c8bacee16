import { parseResourceRef } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterHandle } from '../clusters/types';
import type { ManagedTopics } from '../inventory';
import type { GatherRuleInput } from './types';

/**
 * Adds which topics of the plan another tool manages. Not where the approved
 * plan leaves as commands: then it is that tool that applies it.
 */
export function withManagedElsewhere(
  gather: GatherRuleInput,
  {
    managed,
    clusters,
  }: {
    managed: Pick<ManagedTopics, 'on'>;
    clusters: { get(id: string): Pick<ClusterHandle, 'modeFor'> };
  },
): GatherRuleInput {
  return async (known, view) => {
    const input = await gather(known, view);
    const { id } = view.cluster;
    if (clusters.get(id).modeFor(known.kind) === 'propose') return input;
    const elsewhere = await managed.on(id);
    const resources = new Set(known.changes.map(({ resource }) => resource));
    const unread = elsewhere.unread.filter(({ neverRead }) => neverRead);
    return {
      ...input,
      managedElsewhere: {
        value: [...resources].flatMap(resource => {
          const { type, name } = parseResourceRef(resource);
          const found = type === 'topic' ? elsewhere.of(name) : undefined;
          return found ? [{ resource, ...found }] : [];
        }),
        ...(unread.length > 0 && {
          unread: unread
            .map(({ where, reason }) => `${where} could not be read: ${reason}`)
            .join('; '),
        }),
      },
    };
  };
}
