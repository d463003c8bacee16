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
  faults: {
    killBroker: async id => latest.killBroker(id),
    startBroker: async id => latest.startBroker(id),
    loseQuorum: async () => latest.setQuorum(false),
    restoreQuorum: async () => latest.setQuorum(true),
  },
});
