import {
  toPlan,
  type Evaluation,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type { RequestKind } from '@kafka-support/backstage-plugin-kafka-support-node';
import type { Clusters } from '../../clusters/types';
import { aNewRequest } from '../../requests/__testUtils__/newRequest';
import type { Assessor } from '../../requests/types';

/** Plans for real, against the live state; the rules say what a test lays out. */
export function planningAssessor(options: {
  kinds: Pick<Map<string, RequestKind>, 'get'>;
  clusters: Clusters;
  evaluation: () => Evaluation;
  now: () => Date;
}): Assessor {
  const { kinds, clusters, evaluation, now } = options;
  return {
    assess: async ({ kind: kindId, cluster, spec }) => {
      const kind = kinds.get(kindId)!;
      const changes = await kind.plan(spec, clusters.get(cluster).view());
      return {
        kind: kindId,
        cluster,
        title: kind.titleOf(spec),
        resources: kind.resources(cluster, spec),
        claimKeys: kind.claimKeys(cluster, spec),
        spec: spec as Record<string, unknown>,
        plan: toPlan(changes, now()),
        evaluation: evaluation(),
        reviewers: [],
        ownership: aNewRequest().request.ownership,
        supportMetadata: {
          values: {},
          missing: [],
          resolvedAt: now().toISOString(),
        },
        connectionSettings: [],
      };
    },
  };
}
