/*
 * Light traffic on the example topics, each client as the user whose topic or
 * group it is:
 *   node dev/seed/traffic.ts <file with the cluster's access as JSON>
 * Runs until it gets a signal.
 */
import { readFileSync } from 'node:fs';
import {
  setInterval as every,
  setTimeout as delay,
} from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import { command } from '../lib/command.ts';
import { stopOnSignal } from '../lib/stopOnSignal.ts';
import { connect, type KafkaAccess } from './connect.ts';
import { productionTopics } from './estate.ts';
import { exampleRecord } from './seed.ts';

const recordsPerSecond: Record<string, number> = {
  'payments.received.v1': 2,
  'payments.failed.v1': 0.2,
  'payments.ledger.v2': 2,
  'orders.placed.v1': 3,
  'orders.shipped.v1': 1,
  'orders.returned.v1': 0.1,
  'customers.changed.v1': 0.2,
  'fraud.scores.v1': 0.5,
  legacy_clicks: 5,
};

/** How long a group works on one record. One never catches up with what comes in. */
const workMs: Record<string, number> = {
  ledger: 1,
  billing: 20,
  'crm-sync': 5,
  'fraud-scoring': 2_500,
};

/** They leave their groups at the end; else the next start would wait for a session to end. */
const consumers: Consumer[] = [];

async function produce(access: KafkaAccess, topic: string, user: string) {
  const producer = connect(access, user).producer();
  await producer.connect();
  let number = Math.floor(Date.now() / 1000);
  for await (const _ of every(1000 / recordsPerSecond[topic])) {
    // One that fails is not worth stopping the others: a broker may be down.
    await producer
      .send({ topic, messages: [exampleRecord(topic, number++)] })
      .catch(error => console.error(`${topic}: ${error.message}`));
  }
}

async function consume(access: KafkaAccess, group: string, topics: string[]) {
  const consumer = connect(access, group).consumer({ groupId: group });
  consumers.push(consumer);
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    // Otherwise a slow group would commit only after a whole batch.
    autoCommitThreshold: 1,
    eachMessage: async ({ heartbeat }) => {
      await delay(workMs[group]);
      await heartbeat();
    },
  });
}

await command(async () => {
  const access: KafkaAccess = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  stopOnSignal(async () => {
    await Promise.allSettled(consumers.map(consumer => consumer.disconnect()));
  });
  const written = productionTopics.flatMap(({ name, producers }) =>
    producers.map(user => produce(access, name, user)),
  );
  const groups = new Set(productionTopics.flatMap(topic => topic.groups));
  const read = [...groups].map(group =>
    consume(
      access,
      group,
      productionTopics
        .filter(topic => topic.groups.includes(group))
        .map(topic => topic.name),
    ),
  );
  await Promise.all([...written, ...read]);
});
