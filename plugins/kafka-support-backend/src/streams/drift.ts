import {
  digest,
  type AclBinding,
  type Ownership,
  type StreamDetail,
  type StreamDrift,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  Known,
  ObservedTopic,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { DriftReader, ReadDrift } from '../inventory';
import { adoptionChange } from '../kinds';
import { anyOf, type RequestStore } from '../requests';
import { approvalOf } from './history';
import { readOf } from './liveState';
import type { StreamViewer } from './types';

interface Input {
  resource: string;
  topic: string;
  cluster: string;
  observed: Known<ObservedTopic | undefined>;
  acls: Known<AclBinding[]>;
  ownership: Pick<Ownership, 'owner' | 'ownerState'>;
  drift: Pick<DriftReader, 'read' | 'lastKnown'>;
  store: Pick<RequestStore, 'getMany'>;
  /** Who fills the role platform, entity refs. */
  platform: readonly string[];
  viewer: StreamViewer;
}

/** How the stream differs from what was approved, with what the caller can do about it; and who manages it in place of requests. */
export async function driftOf(
  input: Input,
): Promise<Pick<StreamDetail, 'drift' | 'managedElsewhere'>> {
  const { resource, topic, cluster, observed, acls, drift, store, viewer } =
    input;
  const found: ReadDrift = observed.known
    ? await drift.read({ cluster, topic }, observed.value, acls)
    : await drift.lastKnown({ cluster, topic });
  const { differences, fixes, unfixable, adoption, unread } = found;
  const ids = [...new Set(differences.flatMap(each => each.request?.id ?? []))];
  const requests = new Map(
    (await store.getMany(ids)).flatMap(each => (each ? [[each.id, each]] : [])),
  );
  const drifted: StreamDrift = {
    read: readOf(observed),
    differences: differences.map(({ request, ...each }) => {
      const approvedBy = request && requests.get(request.id);
      return {
        ...each,
        ...(approvedBy && { approval: approvalOf(approvedBy, viewer) }),
        ...(unfixable.has(each.id) && { unfixable: unfixable.get(each.id) }),
      };
    }),
    fixes: fixes as StreamDrift['fixes'],
    adoption: adoption && {
      digest: digest([adoptionChange({ resource, adoption, differences })]),
      ...mayAdopt(input),
    },
    unreadDefinitions: unread.map(({ where, reason }) => ({ where, reason })),
  };
  const { managedElsewhere } = found;
  return { drift: drifted, ...(managedElsewhere && { managedElsewhere }) };
}

function mayAdopt({ ownership, platform, viewer }: Input): {
  allowed: boolean;
  reason: string;
} {
  const { owner, ownerState } = ownership;
  const { caller, mayFile } = viewer;
  const acts = ownerState === 'active' && owner !== undefined;
  const may = [...(acts ? [owner] : []), ...platform].join(', ');
  if (caller.type !== 'user')
    return { allowed: false, reason: 'Only a person accepts it.' };
  if (!mayFile)
    return {
      allowed: false,
      reason:
        'You need the permission "kafka-support.request.create", which the portal’s administrators grant.',
    };
  if (acts && anyOf([owner], caller))
    return {
      allowed: true,
      reason: `You act for ${owner}, which owns the topic: it counts as approved at once.`,
    };
  if (!anyOf(platform, caller))
    return { allowed: false, reason: `That is for ${may}.` };
  return {
    allowed: true,
    reason: acts
      ? `${owner} owns the topic and is asked to agree.`
      : 'Nobody who could act owns the topic: another member of the platform team is asked to agree.',
  };
}
