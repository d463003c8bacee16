import { clusterAdminContract } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { realKafka, unreachable } from '../__testUtils__/realKafka';
import { realTraffic } from '../__testUtils__/realTraffic';
import { connectKafka } from './connectKafka';

jest.setTimeout(60_000);

const kafka = realKafka();

clusterAdminContract({
  name: 'both clients, mutual TLS',
  create: async () => connectKafka(kafka.mutualTls()),
  createUnreachable: async () => connectKafka(unreachable(kafka.mutualTls())),
  faults: kafka.faults,
  traffic: realTraffic(kafka.plaintext()),
});
