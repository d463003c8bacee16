import {
  accessSpecOf,
  type AclBinding,
  type DriftDifference,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import { retentionRefusal } from '../../kinds';
import type { ApprovedTopic } from './approvedTopic';

/** A request that brings differences back to what was approved. */
export interface DriftFix {
  kind: string;
  spec: Record<string, unknown>;
  /** Ids of the differences that it settles. */
  settles: string[];
}

export interface DriftFixes {
  fixes: DriftFix[];
  /** Why no request brings it back, by id of the difference. */
  unfixable: Map<string, string>;
}

/** How each difference is brought back, in as few requests as there are kinds and principals. */
export function fixesOf(input: {
  name: string;
  differences: readonly DriftDifference[];
  approved: Pick<
    ApprovedTopic<unknown>,
    'partitions' | 'replicationFactor' | 'settings'
  >;
}): DriftFixes {
  const { name, differences, approved } = input;
  const found: DriftFixes = { fixes: [], unfixable: new Map() };
  const set: Record<string, string> = {};
  const unset: string[] = [];
  const keys: string[] = [];
  const grants: AccessToFix[] = [];
  const cannot = (id: string, reason: string) =>
    found.unfixable.set(id, reason);

  for (const { id, what, ...each } of differences)
    switch (what) {
      case 'setting': {
        const { setting = '' } = each;
        const refusal = retentionRefusal(setting);
        if (refusal) {
          cannot(id, refusal);
          break;
        }
        keys.push(id);
        if (each.approved === undefined) unset.push(setting);
        else set[setting] = each.approved;
        break;
      }
      case 'access':
        if (each.grant)
          grants.push({
            id,
            grant: each.grant,
            action: each.observed === undefined ? 'grant' : 'revoke',
          });
        break;
      case 'appeared':
        found.fixes.push({
          kind: 'topic-delete',
          spec: { topic: name },
          settles: [id],
        });
        break;
      case 'missing':
        found.fixes.push({
          kind: 'topic-create',
          spec: {
            name,
            ...(approved.partitions && {
              partitions: approved.partitions.value,
            }),
            ...(approved.replicationFactor && {
              replicationFactor: approved.replicationFactor.value,
            }),
            config: Object.fromEntries(
              [...approved.settings].flatMap(([key, { value }]) =>
                value === undefined ? [] : [[key, value]],
              ),
            ),
          },
          settles: [id],
        });
        break;
      case 'recreated':
        cannot(
          id,
          'What the deleted topic held is gone: no request brings it back. Accept the topic as it is, or have it deleted',
        );
        break;
      case 'partitions':
        if (Number(each.observed) > Number(each.approved))
          cannot(
            id,
            'Kafka takes no partitions away: accept them, or make another topic and move to it',
          );
        else
          found.fixes.push({
            kind: 'topic-partitions',
            spec: { topic: name, partitions: Number(each.approved) },
            settles: [id],
          });
        break;
      case 'replication factor':
        cannot(
          id,
          'The platform team changes it by reassigning partitions; no request does',
        );
        break;
      default:
        throw new Error(`Unknown difference "${what satisfies never}"`);
    }

  if (keys.length > 0)
    found.fixes.push({
      kind: 'topic-config',
      spec: {
        name,
        ...(Object.keys(set).length > 0 && { set }),
        ...(unset.length > 0 && { unset }),
      },
      settles: keys,
    });
  addAccess(found, grants);
  return found;
}

interface AccessToFix {
  id: string;
  grant: AclBinding;
  action: 'grant' | 'revoke';
}

/** One request for each principal and direction. */
function addAccess(found: DriftFixes, grants: AccessToFix[]): void {
  const groups = Map.groupBy(grants, ({ grant, action }) =>
    grant.permission === 'allow' ? `${action} ${grant.principal}` : 'deny',
  );
  for (const [key, group] of groups) {
    const [{ action }] = group;
    const spec =
      key === 'deny'
        ? undefined
        : accessSpecOf(
            action,
            group.map(({ grant }) => grant),
          );
    if (spec)
      found.fixes.push({
        kind: 'access',
        spec: { ...spec },
        settles: group.map(({ id }) => id),
      });
    else
      for (const { id } of group)
        found.unfixable.set(
          id,
          'No request speaks of this ACL: the platform team changes it with kafka-acls.sh',
        );
  }
}
