import {
  DEFAULT_QUOTA_ENTITY,
  formatResourceRef,
  parametersOf,
  quotaFields,
  quotaSpecSchema,
  type QuotaKey,
  type QuotaSpec,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import { applyQuota } from './apply';
import { entityOf, inWords, principalOf, quotaName } from './entity';
import { backwards, planQuota } from './plan';
import { verifyQuota } from './verify';

const quotaOf = (cluster: string, spec: QuotaSpec) =>
  formatResourceRef({
    cluster,
    type: 'quota',
    name: quotaName(entityOf(spec)),
  });

/** How fast a user or client may produce and consume (W6). */
export const quotaKind: RequestKind<QuotaSpec> = {
  id: 'quota',
  title: 'Limit or free a client',
  description:
    'Sets or removes how many bytes a second a user or client id may produce and consume, and how much of a broker’s threads its requests may take. Each limit holds on each broker by itself.',
  usually:
    'Applied at once for a principal of your own team, up to the limit without review.',
  riskyWhen:
    'It raises a limit beyond that, takes one away, or is for everybody without a limit of their own.',
  targets: ['principal', 'quota'],
  specSchema: quotaSpecSchema,
  validationMetrics: [
    {
      id: 'quota-read-back',
      title: 'Limits as they read back',
      healthy: 'as asked',
      windowSeconds: 0,
    },
  ],

  titleOf: spec => `Quota of ${inWords(entityOf(spec))}`,
  // Whoever owns the principal is asked, where it is for one.
  resources: (cluster, spec) => [
    ...[principalOf(cluster, spec) ?? []].flat(),
    quotaOf(cluster, spec),
  ],
  claimKeys: (cluster, spec) => [quotaOf(cluster, spec)],
  plan: planQuota,
  apply: applyQuota,
  verify: verifyQuota,

  revert(done) {
    const [change] = done.filter(each =>
      parametersOf(each, 'alter-client-quota'),
    );
    const asked = change && parametersOf(change, 'alter-client-quota');
    if (!asked) return undefined;
    const { set, unset } = backwards(change.fields);
    const nameOf = (type: string) => {
      const part = asked.entity.find(each => each.type === type);
      return part && (part.name ?? DEFAULT_QUOTA_ENTITY);
    };
    const user = nameOf('user');
    const clientId = nameOf('client-id');
    return {
      kind: 'quota',
      spec: {
        ...(user !== undefined && { user }),
        ...(clientId !== undefined && { clientId }),
        ...Object.fromEntries(
          Object.entries(set).map(([key, value]) => [
            quotaFields[key as QuotaKey],
            value,
          ]),
        ),
        ...(unset.length > 0 && { remove: unset }),
      },
    };
  },
};
