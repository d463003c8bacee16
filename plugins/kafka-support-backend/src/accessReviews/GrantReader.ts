import {
  canonicalDigest,
  formatResourceRef,
  parseResourceRef,
  type LiveRead,
  type StreamGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Clusters } from '../clusters/types';
import type { OwnershipService } from '../ownership';
import type { ObligationStore, RequestStore } from '../requests';
import { accessOf, readAccess, readHistory } from '../streams';
import type { ReadGrant } from './types';

interface Options {
  clusters: Pick<Clusters, 'list'>;
  requests: Pick<RequestStore, 'list' | 'events' | 'plans'>;
  obligations: Pick<ObligationStore, 'ofRequest'>;
  ownership: Pick<OwnershipService, 'ownershipOf'>;
}

/** The grants of a stream, or why they are not known. */
export type ReadGrants =
  | {
      read: Extract<LiveRead, { known: true }>;
      grants: ReadGrant[];
      digest: string;
    }
  | { read: Extract<LiveRead, { known: false }> };

function unknown(reason: string): ReadGrants {
  return { read: { known: false, figure: 'access', reason } };
}

/** What a grant allows, by which it is named; who approved it does not change it. */
function keyOf(grant: StreamGrant): string {
  const { principal, host, permission, patternType, resourceName } = grant;
  const operations = [...grant.operations].sort();
  return canonicalDigest({
    principal,
    host,
    permission,
    patternType,
    resourceName,
    operations,
  });
}

/** Reads every grant in force on a stream from the cluster, with where it comes from. */
export class GrantReader {
  readonly #options: Options;

  static create(options: Options): GrantReader {
    return new GrantReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async read(resource: string): Promise<ReadGrants> {
    const { clusters, requests } = this.#options;
    const { cluster, name: topic } = parseResourceRef(resource);
    const handle = clusters.list().find(({ facts }) => facts.id === cluster);
    if (!handle)
      return unknown(`The cluster "${cluster}" is not configured any more`);
    const [acls, history] = await Promise.all([
      readAccess(topic, handle.view()),
      readHistory(requests, resource),
    ]);
    if (!acls.known) return unknown(acls.reason);
    const { grants } = await accessOf({
      topic,
      cluster,
      acls,
      history,
      store: requests,
      // Everything is read; who looks is told what they may know of.
      viewer: { mayRead: () => true },
      max: Number.MAX_SAFE_INTEGER,
    });
    const inForce = await this.#complete(
      cluster,
      grants.filter(({ state }) => state === 'in force'),
    );
    return {
      read: { known: true, readAt: acls.readAt },
      grants: inForce,
      digest: canonicalDigest(inForce.map(({ key }) => key).sort()),
    };
  }

  async #complete(
    cluster: string,
    grants: StreamGrant[],
  ): Promise<ReadGrant[]> {
    const owners = await this.#owners(cluster, grants);
    const ends = await this.#ends(grants);
    return grants.map(grant => ({
      ...grant,
      key: keyOf(grant),
      principalOwner: owners.get(grant.principal),
      until: grant.approval?.visible
        ? ends.get(grant.approval.requestId)
        : undefined,
    }));
  }

  async #owners(
    cluster: string,
    grants: StreamGrant[],
  ): Promise<Map<string, string | undefined>> {
    const principals = [...new Set(grants.map(({ principal }) => principal))];
    return new Map(
      await Promise.all(
        principals.map(async name => {
          const resource = formatResourceRef({
            cluster,
            type: 'principal',
            name,
          });
          const { owner } = await this.#options.ownership.ownershipOf(resource);
          return [name, owner] as const;
        }),
      ),
    );
  }

  /** When the access that requests gave ends by itself. */
  async #ends(grants: StreamGrant[]): Promise<Map<string, string>> {
    const ids = new Set(
      grants.flatMap(({ approval }) =>
        approval?.visible ? approval.requestId : [],
      ),
    );
    const ends = new Map<string, string>();
    for (const id of ids)
      for (const {
        kind,
        state,
        dueAt,
      } of await this.#options.obligations.ofRequest(id))
        if (kind === 'temporary-end' && state === 'open') ends.set(id, dueAt);
    return ends;
  }
}
