import {
  bindingKey,
  formatResourceRef,
  type AclBinding,
  type StreamGrant,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  Known,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import { approvedGrants } from '../inventory';
import type { RequestStore, StoredRequest } from '../requests';
import { approvalOf, readHistory, type History } from './history';
import type { StreamViewer } from './types';

const MAX_GRANTS = 200;
/** Grants by prefix or for all topics come from requests on other resources; these are looked at by principal. */
const MAX_PRINCIPALS = 20;

function speaksOf(acl: AclBinding, topic: string): boolean {
  if (acl.resourceType !== 'topic') return false;
  return acl.patternType === 'prefixed'
    ? topic.startsWith(acl.resourceName)
    : acl.resourceName === topic || acl.resourceName === '*';
}

/** All ACLs that decide on the topic: its own, those of prefixes of its name, and those of all topics. */
export async function readAccess(
  topic: string,
  view: Pick<ClusterView, 'acls'>,
): Promise<Known<AclBinding[]>> {
  const resourceType = 'topic';
  const answers = await Promise.all([
    view.acls({ resourceType, patternType: 'literal', resourceName: topic }),
    view.acls({ resourceType, patternType: 'literal', resourceName: '*' }),
    view.acls({ resourceType, patternType: 'prefixed' }),
  ]);
  const found: AclBinding[] = [];
  for (const answer of answers) {
    if (!answer.known) return answer;
    found.push(...answer.value.filter(acl => speaksOf(acl, topic)));
  }
  const [first] = answers;
  return { ...first, value: found } as Known<AclBinding[]>;
}

/** Bindings that are there by a request, each with the newest one that agreed on it. */
function madeBy(history: History, topic: string) {
  const agreed = approvedGrants(history.requests, acl => speaksOf(acl, topic));
  return new Map([...agreed].filter(([, { there }]) => there));
}

interface Binding {
  acl: AclBinding;
  state: StreamGrant['state'];
  request?: StoredRequest;
  /** Whether all requests were looked at that could have made it. */
  searched: boolean;
}

/** Bindings that differ in the operation only become one grant. */
function grantsOf(
  bindings: Binding[],
  viewer: Pick<StreamViewer, 'mayRead'>,
): StreamGrant[] {
  const grants = new Map<string, StreamGrant>();
  for (const { acl, state, request, searched } of bindings) {
    const { principal, host, permission, patternType, resourceName } = acl;
    const key = JSON.stringify([
      { ...acl, operation: undefined },
      state,
      request?.id,
    ]);
    const grant = grants.get(key) ?? {
      principal,
      host,
      permission,
      patternType,
      resourceName,
      operations: [],
      state,
      origin: originOf(request, searched),
      approval: request && approvalOf(request, viewer),
    };
    grant.operations.push(acl.operation);
    grants.set(key, grant);
  }
  return [...grants.values()];
}

function originOf(
  request: StoredRequest | undefined,
  searched: boolean,
): StreamGrant['origin'] {
  if (request) return 'request';
  return searched ? 'not by a request' : 'unknown';
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/**
 * Who may use the topic and by whose agreement. Bindings that requests made are
 * there even while the cluster does not answer; made and gone, they are missing.
 */
export async function accessOf(input: {
  topic: string;
  cluster: string;
  acls: Known<AclBinding[]>;
  history: History;
  store: Pick<RequestStore, 'list' | 'events' | 'plans'>;
  viewer: Pick<StreamViewer, 'mayRead'>;
  /** How many are answered; 200 unless told otherwise. */
  max?: number;
}): Promise<{ grants: StreamGrant[]; more: number }> {
  const { topic, cluster, acls, history, store, viewer } = input;
  const { max = MAX_GRANTS } = input;
  const made = madeBy(history, topic);
  const live = acls.known ? acls.value : [];
  const unexplained = [
    ...new Set(
      live.filter(acl => !made.has(bindingKey(acl))).map(acl => acl.principal),
    ),
  ];
  const others = new Map(
    await Promise.all(
      unexplained.slice(0, MAX_PRINCIPALS).map(async principal => {
        const resource = formatResourceRef({
          cluster,
          type: 'principal',
          name: principal,
        });
        return [principal, await readHistory(store, resource)] as const;
      }),
    ),
  );
  const bindings = live.map((acl): Binding => {
    const other = others.get(acl.principal);
    const found =
      made.get(bindingKey(acl)) ??
      (other && madeBy(other, topic).get(bindingKey(acl)));
    return {
      acl,
      state: 'in force',
      request: found?.request,
      searched: history.complete && (other?.complete ?? false),
    };
  });
  const seen = new Set(live.map(bindingKey));
  for (const [key, { acl, request }] of made) {
    if (seen.has(key)) continue;
    bindings.push({
      acl,
      state: acls.known ? 'missing' : 'unknown',
      request,
      searched: true,
    });
  }
  const grants = grantsOf(bindings, viewer).sort(
    (a, b) =>
      order(a.principal, b.principal) || order(a.resourceName, b.resourceName),
  );
  return {
    grants: grants.slice(0, max),
    more: Math.max(0, grants.length - max),
  };
}
