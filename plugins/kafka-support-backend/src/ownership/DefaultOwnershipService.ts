import { RELATION_PART_OF, type Entity } from '@backstage/catalog-model';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  parametersOf,
  type Change,
  type OperationParameters,
  type Ownership,
  type SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClaimBatch,
  NewOwner,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { ownerRefOf } from './annotations';
import type { CatalogFacts, Fact } from './CatalogFacts';
import type { OwnershipConfig } from './config';
import { conflictsOf, explain } from './explain';
import { isOrphaned, ownerStateOf } from './ownerState';
import { Proposals } from './Proposals';
import { supportMetadataFrom } from './supportMetadata';
import type { OwnershipService, OwnershipStore } from './types';

/**
 * Ownership from confirmed records; annotations only propose. Whether the owner
 * can act is asked of the catalog.
 */
export class DefaultOwnershipService implements OwnershipService {
  readonly #store: OwnershipStore;
  readonly #facts: CatalogFacts;
  readonly #config: OwnershipConfig;
  readonly #proposals: Proposals;
  readonly #now: () => Date;

  static create(options: {
    store: OwnershipStore;
    facts: CatalogFacts;
    config: OwnershipConfig;
    /** Those of store, facts and configuration by default. */
    proposals?: Proposals;
    now?: () => Date;
  }): DefaultOwnershipService {
    return new DefaultOwnershipService(options);
  }

  private constructor(options: {
    store: OwnershipStore;
    facts: CatalogFacts;
    config: OwnershipConfig;
    /** Those of store, facts and configuration by default. */
    proposals?: Proposals;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#facts = options.facts;
    this.#config = options.config;
    this.#now = options.now ?? (() => new Date());
    this.#proposals = options.proposals ?? new Proposals(options);
  }

  async ownershipOf(resource: string): Promise<Ownership> {
    const [record, proposed] = await Promise.all([
      this.#store.get(resource),
      this.#proposals.for([resource]),
    ]);
    const state = record
      ? await ownerStateOf(this.#facts, record.owner)
      : { ownerState: 'none' as const };
    // Whoever reads what somebody owns proposes nothing.
    const proposals = proposed
      .of(resource)
      .filter(({ source }) => !record || source !== 'consumer');
    const lastKnownAt = state.lastKnownAt ?? proposed.lastKnownAt;
    return {
      resource,
      owner: record?.owner,
      basis: record?.basis,
      source: record?.source,
      confirmedAt: record?.confirmedAt,
      component: record?.component,
      ownerState: state.ownerState,
      proposals,
      conflicts: conflictsOf(record?.owner, proposals),
      ...(lastKnownAt && { lastKnownAt }),
      explanation: explain(record, state.ownerState, {
        known: proposed.known,
        list: proposals,
        lastKnownAt,
      }),
    };
  }

  async ownerOfComponent(componentRef: string): Promise<string | undefined> {
    let entity: Entity | undefined;
    try {
      entity = await this.#facts.entity(componentRef);
    } catch (error) {
      throw new ServiceUnavailableError(
        `The software catalog does not answer, so the owner of "${componentRef}" is unknown. Try again in a moment`,
        error as Error,
      );
    }
    if (!entity) {
      throw new InputError(
        `The software catalog has no "${componentRef}". Name a component that it has, such as component:default/payments-api`,
      );
    }
    return ownerRefOf(entity);
  }

  async newOwnerOf(
    changes: readonly Change[],
    resources: readonly string[],
  ): Promise<NewOwner | undefined> {
    const set = changes.flatMap(
      change => parametersOf(change, 'set-owner') ?? [],
    );
    if (set.length === 0) return undefined;
    const [{ owner, component }] = set;
    const { ownerState, lastKnownAt } = await ownerStateOf(this.#facts, owner);
    return {
      owner,
      ownerState,
      ...(lastKnownAt && { lastKnownAt }),
      componentOwner:
        component === undefined
          ? undefined
          : await this.ownerOfComponent(component),
      ...(resources.length > 1 && {
        batch: await this.#batchOf(owner, { changes, set, resources }),
      }),
    };
  }

  async #batchOf(
    owner: string,
    {
      changes,
      set,
      resources,
    }: {
      changes: readonly Change[];
      set: OperationParameters<'set-owner'>[];
      resources: readonly string[];
    },
  ): Promise<ClaimBatch> {
    const changed = new Set(set.map(({ resource }) => resource));
    const leftOut = resources.filter(resource => !changed.has(resource));
    const components = [
      ...new Set(set.flatMap(({ component }) => component ?? [])),
    ];
    const [records, orphanedFrom, proposed, owners] = await Promise.all([
      this.#store.getMany(leftOut),
      this.#orphanedAmong(ownersBefore(changes)),
      this.#proposals.for([...changed]),
      Promise.all(components.map(each => this.ownerOfComponent(each))),
    ]);
    return {
      ownedByOthers: leftOut.flatMap(resource => {
        const record = records.get(resource);
        return record && record.owner !== owner
          ? [{ resource, owner: record.owner }]
          : [];
      }),
      orphanedFrom,
      missing: leftOut.filter(resource => !records.has(resource)),
      proposals: [...changed].flatMap(resource =>
        proposed
          .of(resource)
          .filter(
            each =>
              each.source !== 'consumer' && each.owner.toLowerCase() !== owner,
          )
          .map(each => ({ resource, owner: each.owner, detail: each.detail })),
      ),
      components: components.map((component, index) => ({
        component,
        owner: owners[index],
      })),
    };
  }

  async #orphanedAmong(owners: string[]): Promise<string[]> {
    const gone = await Promise.all(
      owners.map(owner => isOrphaned(this.#facts, owner)),
    );
    return owners.filter((_, index) => gone[index]);
  }

  async supportMetadataOf(input: {
    component?: string;
    owner?: string;
  }): Promise<SupportMetadata> {
    const component = await this.#entityIfKnown(input.component);
    const ownerRef =
      input.owner ?? (component.value && ownerRefOf(component.value));
    const systemRef = component.value?.relations?.find(
      relation =>
        relation.type === RELATION_PART_OF &&
        relation.targetRef.startsWith('system:'),
    )?.targetRef;
    const [system, owner] = await Promise.all([
      this.#entityIfKnown(systemRef),
      this.#entityIfKnown(ownerRef),
    ]);
    return supportMetadataFrom({
      component: component.value,
      system: system.value,
      owner: owner.value,
      ownerRef,
      lastKnownAt: [component, system, owner]
        .flatMap(fact => fact.lastKnownAt ?? [])
        .sort()[0],
      config: this.#config,
      now: this.#now(),
    });
  }

  /** A catalog that does not answer leaves fields missing; the rules count those. */
  async #entityIfKnown(
    ref: string | undefined,
  ): Promise<Fact<Entity | undefined>> {
    if (!ref) return { value: undefined };
    try {
      return await this.#facts.entityAt(ref);
    } catch {
      return { value: undefined };
    }
  }
}

function ownersBefore(changes: readonly Change[]): string[] {
  return [
    ...new Set(
      changes.flatMap(
        ({ fields }) =>
          fields.find(({ field }) => field === 'owner')?.before ?? [],
      ),
    ),
  ];
}
