import type {
  Change,
  Ownership,
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
  list(query: {
    owners?: string[];
    components?: string[];
    cluster?: string;
  }): Promise<OwnershipRecord[]>;
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
   * component it names. Undefined where the plan sets no owner.
   *
   * @throws InputError when there is no such component
   * @throws ServiceUnavailableError when the catalog does not answer for the component
   */
  newOwnerOf(changes: readonly Change[]): Promise<NewOwner | undefined>;
  supportMetadataOf(input: {
    component?: string;
    owner?: string;
  }): Promise<SupportMetadata>;
}
