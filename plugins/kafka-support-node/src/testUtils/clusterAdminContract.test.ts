import { randomUUID } from 'node:crypto';
import { clusterAdminContract } from './clusterAdminContract';
import { FakeClusterAdmin } from './FakeClusterAdmin';

let latest: FakeClusterAdmin;

clusterAdminContract({
  name: 'in memory',
  async create() {
    latest = FakeClusterAdmin.create();
    return latest;
  },
  async createUnreachable() {
    const admin = FakeClusterAdmin.create();
    admin.setReachable(false);
    return admin;
  },
  createWithoutAuthorizer: async () =>
    FakeClusterAdmin.create({ authorizer: false }),
  traffic: {
    produce: async (to, records) => latest.append(to, records),
    commit: async (groupId, offsets) => latest.groups.commit(groupId, offsets),
    async join(groupId, { topic, type, clientId }) {
      const memberId = `${clientId}-${randomUUID()}`;
      const { partitions } = (await latest.describeTopic(topic))!;
      latest.groups.join(
        groupId,
        { memberId, clientId, host: '/127.0.0.1' },
        {
          type,
          partitions: partitions.map(({ partition }) => ({ topic, partition })),
        },
      );
      return { leave: async () => latest.groups.leave(groupId, memberId) };
    },
    deleteGroup: async groupId => latest.groups.delete(groupId),
    async setClientQuota(quota) {
      const key = JSON.stringify(quota.entity);
      const others = (await latest.describeClientQuotas()).filter(
        each => JSON.stringify(each.entity) !== key,
      );
      const isSet = Object.keys(quota.values).length > 0;
      latest.setClientQuotas(isSet ? [...others, quota] : others);
    },
    async reassign({ topic, partition }, replicas) {
      const { partitions } = (await latest.describeTopic(topic))!;
      const before = partitions[partition].replicas;
      latest.setPartitionReassignments([
        {
          topic,
          partition,
          replicas: [...new Set([...replicas, ...before])],
          addingReplicas: replicas.filter(id => !before.includes(id)),
          removingReplicas: before.filter(id => !replicas.includes(id)),
        },
      ]);
    },
  },
  faults: {
    killBroker: async id => latest.killBroker(id),
    startBroker: async id => latest.startBroker(id),
    loseQuorum: async () => latest.setQuorum(false),
    restoreQuorum: async () => latest.setQuorum(true),
  },
});
