import {
  ownableTypes,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnershipService } from '../../../ownership';
import type { Marker, MarkInput } from '../types';
import { markedOf } from './markedOf';
import { findOrphaned, findUnownedGrants } from './owners';
import type { OwnedFigures } from './types';

/** Owners whose state is asked for at the same time. */
const AT_ONCE = 20;

/** Who else says whose resources are. */
export interface ProposedOwners {
  for(resources: readonly string[]): Promise<{
    /** False: the catalog did not answer. */
    known: boolean;
    of(resource: string): readonly unknown[];
  }>;
}

/**
 * Principals with ACLs that nobody answers for. Throws where the catalog does
 * not answer: what it would name is not known then.
 */
export function createUnownedGrantsMarker(proposals: ProposedOwners): Marker {
  return {
    marks: ['unownedGrants'],
    needs: ['principal'],
    async mark({ resources }) {
      const unowned = (await resources('principal')).filter(
        ({ owner }) => owner === undefined,
      );
      const proposed = await proposals.for(
        unowned.map(({ resource }) => resource),
      );
      if (!proposed.known)
        throw new Error(
          'The software catalog does not tell whose principals are',
        );
      return unowned.flatMap(({ resource, grants }) => {
        const claimed = proposed.of(resource).length > 0;
        const found = findUnownedGrants({ resource, grants, claimed });
        return found ? [markedOf(resource, found)] : [];
      });
    },
  };
}

/**
 * Resources whose confirmed owner left the catalog or has no members. Throws
 * where the catalog does not tell of one, so that no mark comes or goes by that.
 */
export function createOrphanedMarker(
  ownership: Pick<OwnershipService, 'ownershipOf'>,
): Marker {
  return {
    marks: ['orphaned'],
    needs: [],
    async mark(input) {
      const owned = await ownedOf(input);
      const states = await statesOf(owned, ownership);
      return owned.flatMap(({ resource, owner }) => {
        const ownerState = states.get(owner)!;
        const found = findOrphaned({ resource, owner, ownerState });
        return found ? [markedOf(resource, found)] : [];
      });
    },
  };
}

type Owned = Pick<OwnedFigures, 'resource' | 'owner'>;

async function ownedOf({ resources }: MarkInput): Promise<Owned[]> {
  const all: (readonly Resource[])[] = [];
  for (const type of ownableTypes) all.push(await resources(type));
  return all
    .flat()
    .flatMap(({ resource, owner }) => (owner ? [{ resource, owner }] : []));
}

/** By owner, each asked for by one of its resources. */
async function statesOf(
  owned: Owned[],
  ownership: Pick<OwnershipService, 'ownershipOf'>,
): Promise<Map<string, OwnedFigures['ownerState']>> {
  const samples = [...new Map(owned.map(each => [each.owner, each])).values()];
  const states = new Map<string, OwnedFigures['ownerState']>();
  for (let start = 0; start < samples.length; start += AT_ONCE)
    await Promise.all(
      samples.slice(start, start + AT_ONCE).map(async ({ resource, owner }) => {
        const { ownerState } = await ownership.ownershipOf(resource);
        if (ownerState === 'unknown')
          throw new Error(
            `The software catalog does not tell whether "${owner}" is there`,
          );
        states.set(owner, ownerState);
      }),
    );
  return states;
}
