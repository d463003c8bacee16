import {
  bindingKey,
  type AclBinding,
  type DriftDifference,
  type OperationParameters,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { ApprovedGrant } from './approvedTopic';
import type { ObservedState } from './differencesOf';

/** Those that are about the topic itself: to accept one is to accept all of it. */
const WHOLE: readonly DriftDifference['what'][] = [
  'appeared',
  'missing',
  'recreated',
];

/** What counts as approved once these differences are accepted; undefined: there are none. */
export function adoptionOf(input: {
  name: string;
  differences: readonly DriftDifference[];
  grants: ReadonlyMap<string, Pick<ApprovedGrant<unknown>, 'acl' | 'there'>>;
  /** Absent: there is no such topic. */
  observed?: ObservedState;
}): OperationParameters<'adopt-observed'> | undefined {
  const { name, differences, observed } = input;
  if (differences.length === 0) return undefined;
  const whole = differences.some(({ what }) => WHOLE.includes(what));
  const acls = differences.flatMap(({ grant, observed: value }) =>
    grant ? [{ grant, there: value !== undefined }] : [],
  );
  const gone = whole
    ? missingGrants(input)
    : acls.filter(({ there }) => !there).map(({ grant }) => grant);
  const differs = (what: DriftDifference['what']) =>
    whole || differences.some(each => each.what === what);
  const settings = differences.filter(({ what }) => what === 'setting');
  if (!observed)
    return { name, whole, set: {}, unset: [], grants: [], withoutGrants: [] };
  return {
    name,
    topicId: observed.topicId,
    whole,
    ...(differs('partitions') && { partitions: observed.partitions }),
    ...(differs('replication factor') && {
      replicationFactor: observed.replicationFactor,
    }),
    set: whole
      ? observed.overrides ?? {}
      : Object.fromEntries(
          settings.flatMap(({ setting, observed: value }) =>
            setting !== undefined && value !== undefined
              ? [[setting, value]]
              : [],
          ),
        ),
    unset: whole
      ? []
      : settings.flatMap(({ setting, observed: value }) =>
          setting !== undefined && value === undefined ? [setting] : [],
        ),
    grants: whole
      ? [...(observed.grants ?? [])]
      : acls.filter(({ there }) => there).map(({ grant }) => grant),
    withoutGrants: gone,
  };
}

/** ACLs that were approved and are not there, in whichever difference that shows. */
function missingGrants({
  grants,
  observed,
}: Pick<
  Parameters<typeof adoptionOf>[0],
  'grants' | 'observed'
>): AclBinding[] {
  const live = observed?.grants;
  if (!live) return [];
  const seen = new Set(live.map(bindingKey));
  return [...grants.values()]
    .filter(({ acl, there }) => there && !seen.has(bindingKey(acl)))
    .map(({ acl }) => acl);
}
