import { clusterAdminContract } from '@kafka-support/backstage-plugin-kafka-support-node/testUtils';
import { realKafka, unreachable } from '../__testUtils__/realKafka';
import { withWriteListener } from '../withWriteListener';
import type { ClientSettings } from './clientSettings';
import { KafkaJsClusterAdmin } from './KafkaJsClusterAdmin';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

jest.setTimeout(60_000);

const kafka = realKafka();

/** kafkajs for what it serves; the rest of the suite's needs by the other client. */
function create(settings: ClientSettings) {
  const kafkaJs = KafkaJsClusterAdmin.create(settings);
  const platformatic = PlatformaticClusterAdmin.create(settings);
  return {
    ...withWriteListener(platformatic, () => {}),
    deleteTopic: kafkaJs.deleteTopic.bind(kafkaJs),
    deleteAcls: kafkaJs.deleteAcls.bind(kafkaJs),
    async close() {
      await kafkaJs.close();
      await platformatic.close();
    },
  };
}

clusterAdminContract({
  name: 'kafkajs, SCRAM over TLS',
  operations: ['deleteTopic', 'deleteAcls'],
  async create() {
    const settings = kafka.scramOverTls();
    // The node that stays up without a quorum.
    return create({
      ...settings,
      bootstrapServers: settings.bootstrapServers.slice(0, 1),
    });
  },
  createUnreachable: async () => create(unreachable(kafka.scramOverTls())),
  faults: kafka.faults,
});
