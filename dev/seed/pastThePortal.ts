import kafkajs from 'kafkajs';
import { connect, type KafkaAccess } from './connect.ts';

// Node.js sees only some of the names that this CommonJS package exports.
const { ConfigResourceTypes } = kafkajs;

/** Where a value is set on the topic itself, in Kafka's numbers. */
const topicOverride = 1;
/** Made by a request of the example people, and changed here without one. */
const changedTopic = 'payments.refunded.v1';
/** Made here without a request. */
const strayTopic = 'orders.debug';

/**
 * What people with rights on the cluster do past the portal, which has to find
 * it: a setting made less safe, and a topic out of nowhere.
 */
export async function changePastThePortal(access: KafkaAccess): Promise<void> {
  const admin = connect(access, 'admin').admin();
  await admin.connect();
  try {
    const topics = await admin.listTopics();
    if (topics.includes(changedTopic)) await weaken(admin);
    if (!topics.includes(strayTopic))
      await admin.createTopics({
        topics: [{ topic: strayTopic, numPartitions: 1, replicationFactor: 1 }],
      });
  } finally {
    await admin.disconnect();
  }
}

/** This client replaces all overrides at once, so the others are sent again. */
async function weaken(admin: kafkajs.Admin): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: changedTopic }],
  });
  const overrides = resources[0].configEntries
    .filter(
      entry => (entry.configSource as unknown as number) === topicOverride,
    )
    .map(({ configName: name, configValue: value }) => ({ name, value }));
  await admin.alterConfigs({
    validateOnly: false,
    resources: [
      {
        type: ConfigResourceTypes.TOPIC,
        name: changedTopic,
        configEntries: [
          ...overrides.filter(({ name }) => name !== 'min.insync.replicas'),
          { name: 'min.insync.replicas', value: '1' },
        ],
      },
    ],
  });
}
