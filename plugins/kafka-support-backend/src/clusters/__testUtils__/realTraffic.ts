import {
  Admin,
  alterClientQuotasV1,
  alterPartitionReassignmentsV0,
  ClientQuotaKeys,
  Consumer,
  Producer,
} from '@platformatic/kafka';
import {
  eventually,
  type ClusterTraffic,
} from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { formatAddress, type ClientSettings } from '../kafka/clientSettings';
import { Deadline } from '../kafka/Deadline';
import { PlatformaticConnections } from '../kafka/PlatformaticConnections';

const TIMEOUT_MS = 10_000;

/** Producers, consumers and changes of a real cluster, by its plain listeners. */
export function realTraffic(settings: ClientSettings): ClusterTraffic {
  const base = (clientId: string) => ({
    clientId,
    bootstrapBrokers: settings.bootstrapServers.map(formatAddress),
    retries: 3,
  });
  const withAdmin = async (work: (admin: Admin) => Promise<unknown>) => {
    const admin = new Admin(base('kafka-support-test'));
    try {
      await work(admin);
    } finally {
      await admin.close();
    }
  };
  const withConnections = async (
    work: (connections: PlatformaticConnections) => Promise<unknown>,
  ) => {
    const connections = new PlatformaticConnections(settings, 1);
    try {
      await work(connections);
    } finally {
      await connections.close();
    }
  };
  return {
    async produce({ topic, partition }, records) {
      const producer = new Producer(base('kafka-support-test'));
      try {
        await producer.send({
          messages: Array.from({ length: records }, () => ({
            topic,
            partition,
            value: Buffer.alloc(100),
          })),
        });
      } finally {
        await producer.close();
      }
    },
    commit: (groupId, offsets) =>
      withAdmin(admin =>
        // The coordinator may hear of a new topic later than its leader does.
        eventually(() =>
          admin.alterConsumerGroupOffsets({
            groupId,
            topics: offsets.map(({ topic, partition, offset }) => ({
              name: topic,
              partitionOffsets: [{ partition, offset: BigInt(offset) }],
            })),
          }),
        ),
      ),
    async join(groupId, { topic, type, clientId }) {
      const consumer = new Consumer({
        ...base(clientId),
        groupId,
        groupProtocol: type,
        autocommit: false,
        ...(type === 'classic' && {
          sessionTimeout: 10_000,
          heartbeatInterval: 500,
          rebalanceTimeout: 10_000,
        }),
      });
      // A group is left in silence when the broker that knows it is down.
      consumer.on('error', () => {});
      const stream = await consumer.consume({ topics: [topic] });
      stream.on('error', () => {});
      stream.resume();
      let left: Promise<void> | undefined;
      return {
        async leave() {
          left ??= stream.close().then(() => consumer.close(true));
          await left;
        },
      };
    },
    deleteGroup: groupId =>
      withAdmin(admin => admin.deleteGroups({ groups: [groupId] })),
    setClientQuota: ({ entity, values }) =>
      withConnections(connections =>
        connections.call(
          alterClientQuotasV1.api,
          [
            [
              {
                entities: entity.map(({ type, name }) => ({
                  entityType: type,
                  entityName: name ?? null,
                })),
                ops: Object.values(ClientQuotaKeys)
                  .filter(
                    key => key in values || Object.keys(values).length === 0,
                  )
                  .filter(
                    key => key !== ClientQuotaKeys.CONNECTION_CREATION_RATE,
                  )
                  .map(key =>
                    key in values
                      ? { key, value: values[key], remove: false as const }
                      : { key, remove: true as const },
                  ),
              },
            ],
            false,
          ],
          { deadline: Deadline.in(TIMEOUT_MS) },
        ),
      ),
    reassign: ({ topic: name, partition: partitionIndex }, replicas) =>
      withConnections(connections =>
        connections.call(
          alterPartitionReassignmentsV0.api,
          [
            TIMEOUT_MS,
            true,
            [{ name, partitions: [{ partitionIndex, replicas }] }],
          ],
          { deadline: Deadline.in(TIMEOUT_MS) },
        ),
      ),
  };
}
