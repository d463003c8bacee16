import { BrokerUnavailableError, NoAnswerError } from '../../adminErrors';
import type { AdminCallOptions, ClusterAdmin } from '../../clusterAdmin';
import type { ClusterOperation } from '../fakeFailures';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ClusterFaults,
  type ContractSubject,
} from './subject';

const writes: readonly ClusterOperation[] = [
  'createTopic',
  'alterTopicConfig',
  'createPartitions',
  'alterClientQuota',
  'deleteTopic',
  'createAcls',
  'deleteAcls',
];

/** One harmless call of each operation on a topic that exists, or that none has. */
function callsOf(
  admin: ClusterAdmin,
  { existing, absent }: { existing: string; absent: string },
  options: AdminCallOptions = {},
): Record<ClusterOperation, () => Promise<unknown>> {
  const acl = {
    resourceType: 'topic',
    patternType: 'literal',
    resourceName: absent,
    principal: 'User:contract-failures',
    host: '*',
    operation: 'read',
    permission: 'allow',
  } as const;
  return {
    describeCluster: () => admin.describeCluster(options),
    describeQuorum: () => admin.describeQuorum(options),
    listTopics: () => admin.listTopics(options),
    describeTopic: () => admin.describeTopic(existing, options),
    describeTopicConfig: () => admin.describeTopicConfig(existing, options),
    describeTopicConfigs: () => admin.describeTopicConfigs([existing], options),
    describeBrokerConfig: () => admin.describeBrokerConfig(1, options),
    describeAcls: () => admin.describeAcls({}, options),
    listGroups: () => admin.listGroups(options),
    describeGroups: () => admin.describeGroups(['nobody'], options),
    listGroupOffsets: () => admin.listGroupOffsets(['nobody'], options),
    listOffsets: () =>
      admin.listOffsets([{ topic: existing, partition: 0 }], 'latest', options),
    listOffsetsAt: () =>
      admin.listOffsetsAt([{ topic: existing, partition: 0 }], 0, options),
    listLastTimestamps: () =>
      admin.listLastTimestamps([{ topic: existing, partition: 0 }], options),
    describeLogDirs: () => admin.describeLogDirs(options),
    describeClientQuotas: () => admin.describeClientQuotas(options),
    listPartitionReassignments: () => admin.listPartitionReassignments(options),
    createTopic: () =>
      admin.createTopic(
        { name: absent, partitions: 1, replicationFactor: 1, config: {} },
        options,
      ),
    alterTopicConfig: () =>
      admin.alterTopicConfig(
        { name: existing, set: { 'retention.ms': '7200000' }, unset: [] },
        options,
      ),
    createPartitions: () =>
      admin.createPartitions(
        { name: existing, partitions: 50 },
        { ...options, validateOnly: true },
      ),
    alterClientQuota: () =>
      admin.alterClientQuota(
        {
          entity: [{ type: 'user', name: 'contract-failures' }],
          set: { consumer_byte_rate: 1024 },
          unset: [],
        },
        { ...options, validateOnly: true },
      ),
    deleteTopic: () => admin.deleteTopic(absent, options),
    deleteGroup: () => admin.deleteGroup('nobody', options),
    commitGroupOffsets: () =>
      admin.commitGroupOffsets(
        'nobody',
        [{ topic: existing, partition: 0, offset: 0 }],
        options,
      ),
    createAcls: () => admin.createAcls([acl], options),
    deleteAcls: () => admin.deleteAcls([acl], options),
  };
}

/** What a client says when brokers are away. */
export function failureContract(
  options: ClusterAdminContractOptions,
  operations: readonly ClusterOperation[],
): void {
  describe('a cluster that nobody can reach', () => {
    const subject = contractSubject({
      ...options,
      create: options.createUnreachable,
    });
    it.each(operations)('%s says that nothing was sent', async operation => {
      const names = { existing: 'orders', absent: 'nothing' };
      const call = callsOf(subject.admin, names)[operation]();
      await expect(call).rejects.toThrow(BrokerUnavailableError);
    });
  });

  describe('a client that was closed', () => {
    it.each(operations)('%s sends nothing', async operation => {
      const admin = await options.create();
      await admin.close();
      const names = { existing: 'orders', absent: 'nothing' };
      const call = callsOf(admin, names)[operation]();
      await expect(call).rejects.toThrow(BrokerUnavailableError);
    });
  });

  const { faults } = options;
  if (!faults) return;
  if (operations.includes('describeTopic'))
    offlinePartitionContract(options, faults);
  lostQuorumContract(options, faults, operations);
}

function offlinePartitionContract(
  options: ClusterAdminContractOptions,
  faults: ClusterFaults,
): void {
  describe('a cluster with an offline partition', () => {
    let names: { existing: string; absent: string };
    let offline: string;
    const subject = contractSubject(options, async () => {
      await faults.startBroker(3);
      await eventually(() => expectOffline(subject, offline, 0), 60_000);
    });
    beforeAll(async () => {
      const whole = await subject.createTopic({ replicationFactor: 3 });
      names = { existing: whole.name, absent: subject.newName() };
      offline = (await subject.createTopic({ partitions: 3 })).name;
      await faults.killBroker(3);
      await eventually(() => expectOffline(subject, offline, 1), 60_000);
    }, 90_000);

    it('tells which partition has no leader', async () => {
      const topic = await subject.admin.describeTopic(offline);
      const broken = topic!.partitions.filter(each => each.leader === -1);
      expect(broken).toMatchObject([{ replicas: [3] }]);
      const listed = await subject.admin.listTopics();
      expect(listed).toContainEqual(
        expect.objectContaining({
          name: names.existing,
          offlinePartitions: 0,
          underReplicatedPartitions: 1,
        }),
      );
    });

    it('tells the offsets of the other partitions, and which has no leader', async () => {
      const { partitions } = (await subject.admin.describeTopic(offline))!;
      const leaderless = partitions.find(each => each.leader === -1)!.partition;
      const { read, unread } = await subject.admin.listOffsets(
        partitions.map(({ partition }) => ({ topic: offline, partition })),
        'latest',
      );
      expect(read).toHaveLength(2);
      expect(unread).toEqual([
        {
          of: { topic: offline, partition: leaderless },
          code: 'LEADER_NOT_AVAILABLE',
          reason: expect.stringMatching(/no leader/),
        },
      ]);
    });

    it('tells the logs of the brokers that live', async () => {
      const { read, unread } = await subject.admin.describeLogDirs();
      expect(read.map(each => each.brokerId).sort()).toEqual([1, 2]);
      expect(unread).toEqual([]);
    });

    it('shows the brokers that live', async () => {
      const { brokers } = await subject.admin.describeCluster();
      expect(brokers.map(broker => broker.id).sort()).toEqual([1, 2]);
    });

    it('goes on reading and writing', async () => {
      const calls = callsOf(subject.admin, names);
      // In this order, so that what is deleted was created.
      for (const operation of [
        'describeQuorum',
        'describeTopic',
        'describeTopicConfig',
        'describeTopicConfigs',
        'describeBrokerConfig',
        'describeAcls',
        'listGroups',
        'describeGroups',
        'listGroupOffsets',
        'listOffsets',
        'listLastTimestamps',
        'describeLogDirs',
        'describeClientQuotas',
        'listPartitionReassignments',
        'createTopic',
        'alterTopicConfig',
        'createAcls',
        'deleteAcls',
      ] as const)
        await calls[operation]();
      await eventually(calls.deleteTopic);
      const { absent } = names;
      await eventually(async () =>
        expect(await subject.admin.describeTopic(absent)).toBeUndefined(),
      );
    });
  });
}

function lostQuorumContract(
  options: ClusterAdminContractOptions,
  faults: ClusterFaults,
  operations: readonly ClusterOperation[],
): void {
  describe('a cluster without a quorum', () => {
    const subject = contractSubject(options, async ({ admin }) => {
      await faults.restoreQuorum();
      await eventually(() => admin.describeQuorum(), 60_000);
    });
    let names: { existing: string; absent: string };
    beforeAll(async () => {
      const topic = await subject.createTopic({ replicationFactor: 3 });
      names = { existing: topic.name, absent: subject.newName() };
      await faults.loseQuorum();
      // A leader that lost its followers holds on to its office for seconds.
      await eventually(() =>
        expect(
          subject.admin.describeQuorum({ timeoutMs: 1000 }),
        ).rejects.toThrow(NoAnswerError),
      );
    }, 30_000);

    it('still answers what the metadata holds', async () => {
      expect(await subject.admin.describeTopic(names.existing)).toMatchObject({
        name: names.existing,
      });
      expect(await subject.admin.listTopics()).toContainEqual(
        expect.objectContaining({ name: names.existing }),
      );
    });

    it('has no answer about the quorum, within the deadline', async () => {
      await expect(
        subject.admin.describeQuorum({ timeoutMs: 1000 }),
      ).rejects.toThrow(NoAnswerError);
    });

    it.each(operations.filter(operation => writes.includes(operation)))(
      '%s does not know what became of it, and later calls are not blocked',
      async operation => {
        const calls = callsOf(subject.admin, names, { timeoutMs: 1500 });
        await expect(calls[operation]()).rejects.toThrow(NoAnswerError);
        await calls.describeTopic();
      },
    );
  });
}

async function expectOffline(
  { admin }: ContractSubject,
  topic: string,
  count: number,
) {
  const description = await admin.describeTopic(topic);
  const offline = description!.partitions.filter(each => each.leader === -1);
  expect(offline).toHaveLength(count);
}
