import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { connect, type KafkaAccess } from './connect.ts';
import { leftBehind, type ExampleTopic } from './estate.ts';

// Node.js sees only some of the names that this CommonJS package exports.
const {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ResourcePatternTypes,
} = kafkajs;

/** Records that a new topic gets, so that there is something to read and to lag behind. */
const firstRecords = 300;
const dayMs = 86_400_000;

/**
 * Brings the topics, their ACLs and some records onto a cluster. What is there
 * already stays as it is.
 *
 * @returns names of the topics that were made
 */
export async function seed(
  access: KafkaAccess,
  topics: ExampleTopic[],
): Promise<string[]> {
  const kafka = connect(access, 'admin');
  const admin = kafka.admin();
  const producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(topic => !existing.has(topic.name));
    await createTopics(admin, missing);
    await createAcls(admin, topics);
    for (const topic of missing) {
      const timestamp = String(
        Date.now() - (topic.lastWrittenDaysAgo ?? 0) * dayMs,
      );
      await producer.send({
        topic: topic.name,
        messages: Array.from({ length: firstRecords }, (_, number) => ({
          ...exampleRecord(topic.name, number),
          timestamp,
        })),
      });
    }
    if (missing.some(({ name }) => name === leftBehind.topic))
      await admin.setOffsets({
        groupId: leftBehind.group,
        topic: leftBehind.topic,
        partitions: [{ partition: 0, offset: '5' }],
      });
    return missing.map(topic => topic.name);
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

/** A keyed JSON record, of the size that such records usually have. */
export function exampleRecord(
  topic: string,
  number: number,
): { key: string; value: string } {
  const id = `${topic.split(/[._-]/)[0]}-${number}`;
  return {
    key: id,
    value: JSON.stringify({
      id,
      type: topic,
      at: new Date().toISOString(),
      amountCents: 100 + ((number * 37) % 9_900),
      note: 'x'.repeat(200),
    }),
  };
}

async function createTopics(
  admin: Admin,
  topics: ExampleTopic[],
): Promise<void> {
  if (topics.length === 0) return;
  const { brokers } = await admin.describeCluster();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map(topic => ({
      topic: topic.name,
      numPartitions: topic.partitions,
      replicationFactor: Math.min(topic.replicationFactor, brokers.length),
      configEntries: Object.entries(topic.config).map(([name, value]) => ({
        name,
        value,
      })),
    })),
  });
}

async function createAcls(admin: Admin, topics: ExampleTopic[]): Promise<void> {
  const acl = topics.flatMap(topic => [
    ...topic.producers.flatMap(user => [
      entry(user, AclResourceTypes.TOPIC, topic.name, AclOperationTypes.WRITE),
      entry(
        user,
        AclResourceTypes.TOPIC,
        topic.name,
        AclOperationTypes.DESCRIBE,
      ),
    ]),
    ...topic.groups.flatMap(group => [
      entry(group, AclResourceTypes.TOPIC, topic.name, AclOperationTypes.READ),
      entry(group, AclResourceTypes.GROUP, group, AclOperationTypes.READ),
    ]),
  ]);
  if (acl.length === 0) return;
  try {
    await admin.createAcls({ acl });
  } catch (error) {
    // A cluster without an authorizer has no ACLs and needs none.
    if ((error as { type?: string }).type !== 'SECURITY_DISABLED') throw error;
  }
}

function entry(
  user: string,
  resourceType: AclEntry['resourceType'],
  resourceName: string,
  operation: AclEntry['operation'],
): AclEntry {
  return {
    principal: `User:${user}`,
    host: '*',
    permissionType: AclPermissionTypes.ALLOW,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    resourceType,
    resourceName,
    operation,
  };
}
