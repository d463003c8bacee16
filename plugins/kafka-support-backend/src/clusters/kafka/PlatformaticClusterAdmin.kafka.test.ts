import { clusterAdminContract } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { realKafka, unreachable } from '../__testUtils__/realKafka';
import { realTraffic } from '../__testUtils__/realTraffic';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

jest.setTimeout(60_000);

const kafka = realKafka();

clusterAdminContract({
  name: 'platformatic, SCRAM over TLS',
  create: async () => PlatformaticClusterAdmin.create(kafka.scramOverTls()),
  createUnreachable: async () =>
    PlatformaticClusterAdmin.create(unreachable(kafka.scramOverTls())),
  faults: kafka.faults,
  traffic: realTraffic(kafka.plaintext()),
});
