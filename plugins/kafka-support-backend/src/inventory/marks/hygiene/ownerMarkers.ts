import {
  ownableTypes,
  type Resource,
} from '@kafka-support/backstage-plugin-kafka-support-common';
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

/** Whether a group can act, by its entity ref. */
export type OwnerStateOf = (
  owner: string,
) => Promise<OwnedFigures['ownerState']>;

/**
 * Resources whose confirmed owner left the catalog or has no members. Throws
 * where the catalog does not tell of one, so that no mark comes or goes by that.
 */
export function createOrphanedMarker(stateOf: OwnerStateOf): Marker {
  return {
    marks: ['orphaned'],
    needs: [],
    async mark(input) {
      const owned = await ownedOf(input);
      const owners = new Set(owned.map(({ owner }) => owner));
      const states = await statesOf([...owners], stateOf);
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

/** @throws Error where the state of one is not known */
async function statesOf(
  owners: string[],
  stateOf: OwnerStateOf,
): Promise<Map<string, OwnedFigures['ownerState']>> {
  const states = new Map<string, OwnedFigures['ownerState']>();
  for (let start = 0; start < owners.length; start += AT_ONCE)
    await Promise.all(
      owners.slice(start, start + AT_ONCE).map(async owner => {
        const state = await stateOf(owner);
        if (state === 'unknown')
          throw new Error(
            `The software catalog does not tell whether "${owner}" is there`,
          );
        states.set(owner, state);
      }),
    );
  return states;
}
