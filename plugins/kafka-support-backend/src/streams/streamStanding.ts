import {
  parseResourceRef,
  type Stream,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  Known,
  TopicListing,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { ClusterHandle } from '../clusters/types';
import type { OwnershipService } from '../ownership';
import { readinessChecks, streamReadiness } from '../readiness';

/** Who answers for a stream and how ready it is: what lists, tabs and its own page all say. */
export async function streamStanding(input: {
  resource: string;
  /** A component that is only proposed; the confirmed one goes before it. */
  component?: string;
  handle: Pick<ClusterHandle, 'facts' | 'modeFor'>;
  view: Pick<ClusterView, 'health'>;
  /** `value: undefined`: the topic is gone. */
  listing: Known<TopicListing | undefined>;
  paused?: { reason: string };
  ownership: Pick<OwnershipService, 'ownershipOf' | 'supportMetadataOf'>;
  now: Date;
}): Promise<Pick<Stream, 'ownership' | 'supportMetadata' | 'readiness'>> {
  const { resource, handle, listing, paused, now } = input;
  const ownership = await input.ownership.ownershipOf(resource);
  const [supportMetadata, health] = await Promise.all([
    input.ownership.supportMetadataOf({
      component: ownership.component ?? input.component,
      owner: ownership.owner,
    }),
    input.view.health(),
  ]);
  const readiness = streamReadiness(
    {
      resource,
      cluster: handle.facts.id,
      topic: parseResourceRef(resource).name,
      ownership,
      supportMetadata,
      listing,
      health,
      mode: handle.modeFor('topic-config'),
      paused,
    },
    readinessChecks,
    now,
  );
  return { ownership, supportMetadata, readiness };
}
