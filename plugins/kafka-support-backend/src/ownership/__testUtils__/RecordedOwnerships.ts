import {
  formatResourceRef,
  type ResourceRef,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { OwnerCount, OwnershipRecord, OwnershipStore } from '../types';

/** Confirmed owners in memory. */
export class RecordedOwnerships implements OwnershipStore {
  constructor(private readonly records: OwnershipRecord[]) {}

  async get(resource: string) {
    return this.records.find(each => each.resource === resource);
  }

  async getMany(resources: readonly string[]) {
    return new Map(
      this.records
        .filter(each => resources.includes(each.resource))
        .map(each => [each.resource, each]),
    );
  }

  async ownersByPrefix(ref: ResourceRef): Promise<OwnerCount[]> {
    const begin = formatResourceRef(ref);
    const counts = new Map<string, number>();
    for (const { resource, owner } of this.records)
      if (resource.startsWith(begin))
        counts.set(owner, (counts.get(owner) ?? 0) + 1);
    return [...counts]
      .map(([owner, resources]) => ({ owner, resources }))
      .sort((a, b) => b.resources - a.resources);
  }

  async list(query: Parameters<OwnershipStore['list']>[0]) {
    const { owners, components } = query;
    return this.records.filter(
      ({ owner, component }) =>
        (!owners && !components) ||
        owners?.includes(owner) ||
        (component !== undefined && components?.includes(component)),
    );
  }
}
