import type { Marker } from '../types';
import {
  createOrphanedMarker,
  createUnownedGrantsMarker,
  type OwnerStateOf,
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
  ownerStateOf: OwnerStateOf;
  proposals: ProposedOwners;
}): Marker[] {
  const { limits, ownerStateOf, proposals } = options;
  return [
    createTopicUsageMarker(limits),
    createStaleOffsetsMarker(limits),
    createUnownedGrantsMarker(proposals),
    createOrphanedMarker(ownerStateOf),
  ];
}
