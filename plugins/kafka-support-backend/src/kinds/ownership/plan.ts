import { InputError } from '@backstage/errors';
import {
  parseResourceRef,
  type Change,
  type FieldDiff,
  type OwnershipSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { OwnershipRecord, OwnershipStore } from '../../ownership/types';
import { existingTopic } from '../existingTopic';

/** Owner and component, each only where the two differ in it or one is there. */
function diff(
  before: OwnershipRecord | undefined,
  after: OwnershipSpec,
): FieldDiff[] {
  const field = (
    name: string,
    was: string | undefined,
    is: string | undefined,
  ): FieldDiff[] =>
    was === is
      ? []
      : [
          {
            field: name,
            ...(was !== undefined && { before: was }),
            ...(is !== undefined && { after: is }),
          },
        ];
  return [
    ...field('owner', before?.owner, after.owner),
    ...field('component', before?.component, after.component),
  ];
}

/**
 * One change that writes who answers for the resource; none when that is
 * recorded already. A claim where nobody was confirmed, else a transfer: its
 * fields hold the owner before, so that a plan which was agreed for one owner
 * never takes the resource from another.
 *
 * @throws InputError for a resource of another cluster, or a topic that is not there
 * @throws ServiceUnavailableError when the topic cannot be read
 */
export async function planOwnership(
  spec: OwnershipSpec,
  view: ClusterView,
  ownerships: Pick<OwnershipStore, 'get'>,
): Promise<Change[]> {
  const { resource, owner, component } = spec;
  const { cluster, type, name } = parseResourceRef(resource);
  if (cluster !== view.cluster.id)
    throw new InputError(
      `"${resource}" is on cluster "${cluster}", and the request is for "${view.cluster.id}". Valid is a resource of that cluster`,
    );
  const before = await ownerships.get(resource);
  const fields = diff(before, spec);
  // What is recorded stays so, whether or not the topic is still there.
  if (fields.length === 0) return [];
  if (type === 'topic') await existingTopic(name, view);
  return [
    {
      id: `set-owner:${resource}`,
      operation: 'set-owner',
      resource,
      parameters: {
        resource,
        owner,
        ...(component && { component }),
        basis: before ? 'transfer' : 'claim',
      },
      fields,
      impact: 'safe',
      figures: [],
      repeatable: true,
      command:
        '# Who owns it is recorded in the portal; Kafka has no command for it',
      inverse: before
        ? { available: true, summary: `transfer it back to ${before.owner}` }
        : {
            available: false,
            reason:
              'an owner is never taken away, only replaced: transfer it to another team',
          },
    },
  ];
}
