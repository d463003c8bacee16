import { Kafka, logLevel, type Admin } from 'kafkajs';

/** The production cluster of the example portal, asked past the portal. */
export async function connectAdmin(bootstrap: string): Promise<Admin> {
  const admin = new Kafka({
    clientId: 'browser-tests',
    brokers: bootstrap.split(','),
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  return admin;
}

/** Partitions and replicas of a topic as the broker has it; undefined: there is none. */
export async function shapeOf(
  admin: Admin,
  topic: string,
): Promise<{ partitions: number; replicas: number } | undefined> {
  if (!(await admin.listTopics()).includes(topic)) return undefined;
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const [{ partitions }] = topics;
  return {
    partitions: partitions.length,
    replicas: partitions[0].replicas.length,
  };
}
