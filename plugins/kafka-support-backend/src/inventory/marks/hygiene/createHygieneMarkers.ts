import type { OwnershipService } from '../../../ownership';
import type { Marker } from '../types';
import {
  createOrphanedMarker,
  createUnownedGrantsMarker,
  type ProposedOwners,
} from './ownerMarkers';
import type { HygieneLimits } from './types';
import {
  createStaleOffsetsMarker,
  createTopicUsageMarker,
} from './usageMarkers';

/**
 * What could be cleaned up. One marker each, so that a catalog that does not
 * answer leaves those alone that need none.
 */
export function createHygieneMarkers(options: {
  limits: HygieneLimits;
  ownership: Pick<OwnershipService, 'ownershipOf'>;
  proposals: ProposedOwners;
}): Marker[] {
  const { limits, ownership, proposals } = options;
  return [
    createTopicUsageMarker(limits),
    createStaleOffsetsMarker(limits),
    createUnownedGrantsMarker(proposals),
    createOrphanedMarker(ownership),
  ];
}
