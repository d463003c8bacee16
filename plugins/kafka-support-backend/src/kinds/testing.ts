import {
  FakeClusterAdmin,
  fakeClusterView,
  type FakeClusterOptions,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import type {
  ClusterFacts,
  RequestKind,
} from '@kafka-support/backstage-plugin-kafka-support-node';

/** A cluster in memory and a view that reads it live. For tests. */
export function aCluster(
  options: FakeClusterOptions = {},
  cluster: Partial<ClusterFacts> = {},
) {
  const admin = FakeClusterAdmin.create(options);
  return { admin, view: fakeClusterView({ admin, cluster }) };
}

/** Plans and sends every change, as execution does. */
export async function planAndApply<TSpec>(
  kind: RequestKind<TSpec>,
  spec: TSpec,
  { admin, view }: ReturnType<typeof aCluster>,
) {
  const changes = await kind.plan(spec, view);
  for (const change of changes)
    await kind.apply(change, { admin, call: { timeoutMs: 5_000 } });
  return changes;
}
