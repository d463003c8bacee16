import {
  isGroupEntity,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  RELATION_HAS_MEMBER,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  parametersOf,
  parseResourceRef,
  type Change,
  type Ownership,
  type ResourceRef,
  type SupportMetadata,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { NewOwner } from '@kafka-support/backstage-plugin-kafka-support-node';
import { listsResource, ownerRefOf, topicProposalsOf } from './annotations';
import type { CatalogFacts } from './CatalogFacts';
import type { OwnershipConfig } from './config';
import { supportMetadataFrom } from './supportMetadata';
import type {
  OwnershipRecord,
  OwnershipService,
  OwnershipStore,
} from './types';

type OwnerState = Ownership['ownerState'];

/**
 * Ownership from confirmed records; annotations only propose. Whether the owner
 * can act is asked of the catalog.
 */
export class DefaultOwnershipService implements OwnershipService {
  readonly #store: OwnershipStore;
  readonly #facts: CatalogFacts;
  readonly #config: OwnershipConfig;
  readonly #now: () => Date;

  static create(options: {
    store: OwnershipStore;
    facts: CatalogFacts;
    config: OwnershipConfig;
    now?: () => Date;
  }): DefaultOwnershipService {
    return new DefaultOwnershipService(options);
  }

  private constructor(options: {
    store: OwnershipStore;
    facts: CatalogFacts;
    config: OwnershipConfig;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#facts = options.facts;
    this.#config = options.config;
    this.#now = options.now ?? (() => new Date());
  }

  async ownershipOf(resource: string): Promise<Ownership> {
    const [record, proposals] = await Promise.all([
      this.#store.get(resource),
      this.#proposals(resource),
    ]);
    const ownerState = record ? await this.#stateOf(record.owner) : 'none';
    return {
      resource,
      owner: record?.owner,
      basis: record?.basis,
      source: record?.source,
      confirmedAt: record?.confirmedAt,
      component: record?.component,
      ownerState,
      proposals: proposals.list,
      explanation: explain(record, ownerState, proposals),
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

  async newOwnerOf(changes: readonly Change[]): Promise<NewOwner | undefined> {
    for (const change of changes) {
      const set = parametersOf(change, 'set-owner');
      if (!set) continue;
      const [ownerState, componentOwner] = await Promise.all([
        this.#stateOf(set.owner),
        set.component === undefined
          ? undefined
          : this.ownerOfComponent(set.component),
      ]);
      return { owner: set.owner, ownerState, componentOwner };
    }
    return undefined;
  }

  async supportMetadataOf(input: {
    component?: string;
    owner?: string;
  }): Promise<SupportMetadata> {
    const component = await this.#entityIfKnown(input.component);
    const ownerRef = input.owner ?? (component && ownerRefOf(component));
    const systemRef = component?.relations?.find(
      relation =>
        relation.type === RELATION_PART_OF &&
        relation.targetRef.startsWith('system:'),
    )?.targetRef;
    const [system, owner] = await Promise.all([
      this.#entityIfKnown(systemRef),
      this.#entityIfKnown(ownerRef),
    ]);
    return supportMetadataFrom({
      component,
      system,
      owner,
      ownerRef,
      config: this.#config,
      now: this.#now(),
    });
  }

  /** A catalog that does not answer leaves fields missing; the rules count those. */
  async #entityIfKnown(ref: string | undefined): Promise<Entity | undefined> {
    if (!ref) return undefined;
    try {
      return await this.#facts.entity(ref);
    } catch {
      return undefined;
    }
  }

  async #stateOf(ownerRef: string): Promise<OwnerState> {
    try {
      const entity = await this.#facts.entity(ownerRef);
      if (!entity || !isGroupEntity(entity)) return 'missing';
      const hasMembers = entity.relations?.some(
        relation => relation.type === RELATION_HAS_MEMBER,
      );
      return hasMembers ? 'active' : 'empty';
    } catch {
      return 'unknown';
    }
  }

  #annotationFor(type: ResourceRef['type']): string | undefined {
    switch (type) {
      case 'topic':
        return this.#config.topicsAnnotation;
      case 'group':
        return this.#config.consumerGroupsAnnotation;
      case 'principal':
        return this.#config.principalsAnnotation;
      default:
        return undefined;
    }
  }

  async #proposals(
    resource: string,
  ): Promise<{ known: boolean; list: Ownership['proposals'] }> {
    const ref = parseResourceRef(resource);
    const annotation = this.#annotationFor(ref.type);
    if (!annotation) return { known: true, list: [] };
    try {
      const entities = await this.#facts.annotated(annotation);
      const list = entities
        .filter(entity => proposes(entity, annotation, ref))
        .flatMap(entity => {
          const owner = ownerRefOf(entity);
          const detail = `annotation ${annotation} of ${stringifyEntityRef(
            entity,
          )}`;
          return owner
            ? [{ owner, source: 'annotation' as const, detail }]
            : [];
        });
      return { known: true, list };
    } catch {
      return { known: false, list: [] };
    }
  }
}

function proposes(
  entity: Entity,
  annotation: string,
  ref: ResourceRef,
): boolean {
  return ref.type === 'topic'
    ? topicProposalsOf(entity, annotation).some(
        ({ topic, cluster }) =>
          topic === ref.name && (cluster ?? ref.cluster) === ref.cluster,
      )
    : listsResource(entity, annotation, ref);
}

function explain(
  record: OwnershipRecord | undefined,
  state: OwnerState,
  proposals: { known: boolean; list: Ownership['proposals'] },
): string {
  if (record) {
    const how =
      record.basis === 'request'
        ? `the request ${record.source} made it`
        : `the ${record.basis} ${record.source} was accepted`;
    const sentence = `${record.owner} owns it since ${record.confirmedAt.slice(
      0,
      10,
    )}: ${how}.`;
    const states: Record<OwnerState, string> = {
      active: '',
      none: '',
      missing: ' The catalog has no such group any more: the platform answers.',
      empty: ' The group has no members: the platform answers.',
      unknown:
        ' The catalog does not answer: whether the group can act is unknown.',
    };
    return `${sentence}${states[state]}`;
  }
  const nobody =
    'Nobody owns it by a claim or a request: the platform answers.';
  if (!proposals.known)
    return `${nobody} The catalog does not answer: proposals are unknown.`;
  if (proposals.list.length === 0) return nobody;
  const named = proposals.list
    .map(({ owner, detail }) => `${owner} (${detail})`)
    .join(', ');
  return `${nobody} Proposed, which grants nothing: ${named}.`;
}
