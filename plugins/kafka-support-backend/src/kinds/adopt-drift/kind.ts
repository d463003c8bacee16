import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  adoptDriftSpecSchema,
  formatResourceRef,
  parametersOf,
  type AclBinding,
  type AdoptDriftSpec,
  type Change,
} from '@kafka-support/backstage-plugin-kafka-support-common';
import type {
  ClusterView,
  Known,
  RequestKind,
} from '@kafka-support/backstage-plugin-kafka-support-node';
import type { DriftReader, ReadDrift } from '../../inventory/drift';
import { readTopic } from '../readTopic';
import { adoptionChange } from './adoptionChange';

const refOf = (cluster: string, { topic }: AdoptDriftSpec) =>
  formatResourceRef({ cluster, type: 'topic', name: topic });

/**
 * Accepts how a topic is now in place of what was approved (O5). Changes nothing
 * but what counts as approved, which is read from the requests that were done:
 * this one is the newest of them.
 */
export function createAdoptDriftKind({
  drift,
}: {
  drift: Pick<DriftReader, 'read'>;
}): RequestKind<AdoptDriftSpec> {
  const readDrift = async (
    { topic }: AdoptDriftSpec,
    view: ClusterView,
  ): Promise<ReadDrift> =>
    drift.read(
      { cluster: view.cluster.id, topic },
      await readTopic(topic, view),
      await readAcls(topic, view),
    );
  return {
    id: 'adopt-drift',
    title: 'Accept a topic as it is now',
    description:
      'What differs from what was approved counts as approved from then on. The cluster itself is not changed.',
    usually: 'At once, for the team that owns the topic.',
    riskyWhen:
      'What differs is not understood: what is accepted is no longer shown as drift.',
    specSchema: adoptDriftSpecSchema,
    validationMetrics: [
      {
        id: 'nothing-differs',
        title: 'Differences from what is approved',
        healthy: 'none',
        windowSeconds: 0,
      },
    ],
    changes: 'our records',

    titleOf: ({ topic }) => `Accept topic ${topic} as it is`,
    resources: (cluster, spec) => [refOf(cluster, spec)],
    // The topic itself: what another request is about to change is not accepted.
    claimKeys: (cluster, spec) => [refOf(cluster, spec)],
    async plan(spec, view) {
      const { adoption, differences, managedElsewhere } = await readDrift(
        spec,
        view,
      );
      if (managedElsewhere && differences.length > 0)
        throw new InputError(
          `The topic "${spec.topic}" is managed by ${managedElsewhere.by}, which decides how it is. Change it in ${managedElsewhere.where}`,
        );
      if (!adoption) return [];
      const { id: cluster } = view.cluster;
      return [
        adoptionChange({
          resource: refOf(cluster, spec),
          adoption,
          differences,
        }),
      ];
    },
    apply,
    async verify(change, view) {
      const adopted = parametersOf(change, 'adopt-observed');
      if (!adopted) return [];
      const { differences } = await readDrift({ topic: adopted.name }, view);
      const count = differences.length;
      return [
        {
          outcome: count === 0 ? 'pass' : 'fail',
          message:
            count === 0
              ? `"${adopted.name}" is as approved`
              : `"${adopted.name}" differs again from what was accepted`,
          observed: String(count),
          limit: '0',
        },
      ];
    },
  };
}

/** Sends nothing: that it was done is all there is to it. */
async function apply(change: Change): Promise<void> {
  if (parametersOf(change, 'adopt-observed')) return;
  throw new Error(
    `The kind "adopt-drift" cannot apply "${change.operation}". It applies adopt-observed`,
  );
}

async function readAcls(
  topic: string,
  view: ClusterView,
): Promise<Known<AclBinding[]>> {
  const acls = await view.acls({
    resourceType: 'topic',
    patternType: 'literal',
    resourceName: topic,
  });
  if (acls.known || /SECURITY_DISABLED|no authorizer/i.test(acls.reason))
    return acls;
  throw new ServiceUnavailableError(
    `Access to the topic "${topic}" on cluster "${view.cluster.id}" could not be read: ${acls.reason}`,
  );
}
