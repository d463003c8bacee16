import type {
  Change,
  Ownership,
  ResourceRef,
  SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { NewOwner } from '@kafka-support/backstage-plugin-kafka-support-node';

/** A confirmed owner as stored in `ownerships`. */
export interface OwnershipRecord {
  /** Resource ref as text. */
  resource: string;
  /** A group, entity ref. */
  owner: string;
  component?: string;
  basis: 'claim' | 'transfer' | 'request';
  /** Id of the request that confirmed it. */
  source: string;
  /** ISO 8601, UTC. */
  confirmedAt: string;
}

/** Reads of confirmed ownership. Written only by `RequestStore.update`, in the transaction that confirms. */
export interface OwnershipStore {
  get(resource: string): Promise<OwnershipRecord | undefined>;
  /** Records of those resources that have one, by resource. */
  getMany(
    resources: readonly string[],
  ): Promise<ReadonlyMap<string, OwnershipRecord>>;
  /** Owners of what has a name that begins so, those with the most first. */
  ownersByPrefix(ref: ResourceRef): Promise<OwnerCount[]>;
  list(query: {
    owners?: string[];
    components?: string[];
    cluster?: string;
  }): Promise<OwnershipRecord[]>;
}

/** A team with how many resources of a kind are confirmed as its own. */
export interface OwnerCount {
  owner: string;
  resources: number;
}

/** Who answers for what, from confirmed records and the software catalog. */
export interface OwnershipService {
  /** Never throws for a catalog that does not answer: `ownerState` is unknown. */
  ownershipOf(resource: string): Promise<Ownership>;
  /**
   * The owner of a component by the catalog.
   *
   * @throws InputError when there is no such entity, or the caller may not use it
   * @throws ServiceUnavailableError when the catalog does not answer
   */
  ownerOfComponent(componentRef: string): Promise<string | undefined>;
  /**
   * What the catalog says of the group that a plan makes the owner, and of the
   * component it names; where the request names several resources, also of all
   * of them. Undefined where the plan sets no owner.
   *
   * @param resources - all that the request names, changed or not
   * @throws InputError when there is no such component
   * @throws ServiceUnavailableError when the catalog does not answer for the component
   */
  newOwnerOf(
    changes: readonly Change[],
    resources: readonly string[],
  ): Promise<NewOwner | undefined>;
  supportMetadataOf(input: {
    component?: string;
    owner?: string;
  }): Promise<SupportMetadata>;
}
