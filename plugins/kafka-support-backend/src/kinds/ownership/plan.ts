import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  parseResourceRef,
  resourcesToOwn,
  type Change,
  type FieldDiff,
  type OwnershipSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ClusterView } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { OwnershipRecord, OwnershipStore } from '../../ownership/types';
import { existingTopic } from '../existingTopic';

/** What one resource gets. */
interface NewRecord {
  resource: string;
  owner: string;
  component?: string;
}

/** Owner and component, each only where the two differ in it or one is there. */
function diff(
  before: OwnershipRecord | undefined,
  after: NewRecord,
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

/** Id of the change that sets the owner of a resource, in every plan. */
export function setOwnerChangeId(resource: string): string {
  return `set-owner:${resource}`;
}

/** Why it cannot be undone, or what would. */
function inverseOf(
  before: OwnershipRecord | undefined,
  orphaned: boolean,
): Change['inverse'] {
  if (before && !orphaned)
    return { available: true, summary: `transfer it back to ${before.owner}` };
  return {
    available: false,
    reason: before
      ? `${before.owner} has nobody whom it could be given back to`
      : 'an owner is never taken away, only replaced: transfer it to another team',
  };
}

function setOwner(
  { resource, owner, component }: NewRecord,
  before: OwnershipRecord | undefined,
  orphaned = false,
): Change {
  return {
    id: setOwnerChangeId(resource),
    operation: 'set-owner',
    resource,
    parameters: {
      resource,
      owner,
      ...(component && { component }),
      basis: before ? 'transfer' : 'claim',
    },
    fields: diff(before, { resource, owner, component }),
    impact: 'safe',
    figures: [],
    repeatable: true,
    command:
      '# Who owns it is recorded in the portal; Kafka has no command for it',
    inverse: inverseOf(before, orphaned),
  };
}

function assertOnCluster(resource: string, cluster: string): void {
  const ref = parseResourceRef(resource);
  if (ref.cluster === cluster) return;
  throw new InputError(
    `"${resource}" is on cluster "${ref.cluster}", and the request is for "${cluster}". Valid is a resource of that cluster`,
  );
}

/** What is planned from. */
export interface OwnershipFacts {
  ownerships: Pick<OwnershipStore, 'get' | 'getMany'>;
  /** Whether a group certainly has nobody any more; false while that is not known. */
  orphaned: (owner: string) => Promise<boolean>;
}

/**
 * One change for each resource that is not recorded so already. Of one resource
 * it is a claim where nobody was confirmed, else a transfer: its fields hold the
 * owner before, so that a plan which was agreed for one owner never takes the
 * resource from another.
 *
 * Of many it is a claim of what nobody owns, or nobody any more: its group left
 * the catalog or has no members. What somebody owns, and a topic that is not
 * there, is left out: the rule `ownership-left-out` says so, and the rest goes
 * on, whatever happened since the approval.
 *
 * @throws InputError for a resource of another cluster, or a topic that is not there
 * @throws ServiceUnavailableError when the topics cannot be read
 */
export async function planOwnership(
  spec: OwnershipSpec,
  view: ClusterView,
  facts: OwnershipFacts,
): Promise<Change[]> {
  const { owner } = spec;
  const records = resourcesToOwn(spec).map(each => ({ ...each, owner }));
  for (const { resource } of records)
    assertOnCluster(resource, view.cluster.id);
  return spec.resources
    ? planBatch(records, view, facts)
    : planOne(records[0], view, facts);
}

async function planOne(
  record: NewRecord,
  view: ClusterView,
  { ownerships }: OwnershipFacts,
): Promise<Change[]> {
  const before = await ownerships.get(record.resource);
  // What is recorded stays so, whether or not the topic is still there.
  if (diff(before, record).length === 0) return [];
  const { type, name } = parseResourceRef(record.resource);
  if (type === 'topic') await existingTopic(name, view);
  return [setOwner(record, before)];
}

async function planBatch(
  records: NewRecord[],
  view: ClusterView,
  { ownerships, orphaned }: OwnershipFacts,
): Promise<Change[]> {
  const owned = await ownerships.getMany(
    records.map(({ resource }) => resource),
  );
  const owners = [...new Set([...owned.values()].map(({ owner }) => owner))];
  const gone = new Set<string>();
  for (const owner of owners)
    if (owner !== records[0].owner && (await orphaned(owner))) gone.add(owner);
  const open = records
    .map(record => ({
      record,
      ref: parseResourceRef(record.resource),
      before: owned.get(record.resource),
    }))
    .filter(({ before }) => !before || gone.has(before.owner));
  const topics = open.some(({ ref }) => ref.type === 'topic')
    ? await topicsOf(view)
    : new Set<string>();
  return open
    .filter(({ ref }) => ref.type !== 'topic' || topics.has(ref.name))
    .map(({ record, before }) => setOwner(record, before, true));
}

/** One list instead of a thousand questions; it may be some seconds old. */
async function topicsOf(view: ClusterView): Promise<ReadonlySet<string>> {
  const topics = await view.topics();
  if (topics.known) return new Set(topics.value.map(({ name }) => name));
  throw new ServiceUnavailableError(
    `The topics of cluster "${view.cluster.id}" could not be read: ${topics.reason}`,
  );
}
