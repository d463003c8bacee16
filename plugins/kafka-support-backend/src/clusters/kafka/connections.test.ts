import { BrokerUnavailableError } from '@kafka-support/backstage-plugin-kafka-support-node';
import { TcpProxy } from '../__testUtils__/TcpProxy';
import type { ClientSettings } from './clientSettings';
import { KafkaJsClusterAdmin } from './KafkaJsClusterAdmin';
import { PlatformaticClusterAdmin } from './PlatformaticClusterAdmin';

function settingsOf(...servers: TcpProxy[]): ClientSettings {
  return {
    clientId: 'test',
    bootstrapServers: servers.map(server => server.address),
    timeoutMs: 300,
  };
}

describe('a server that says nothing', () => {
  let silent: TcpProxy;
  beforeEach(async () => {
    silent = await TcpProxy.start();
  });
  afterEach(() => silent.close());

  it.each([
    [
      'platformatic',
      () => PlatformaticClusterAdmin.create(settingsOf(silent, silent)),
    ],
    ['kafkajs', () => KafkaJsClusterAdmin.create(settingsOf(silent, silent))],
  ])(
    'was sent nothing by %s when the deadline is over, and is left',
    async (_, create) => {
      const admin = create();
      await expect(admin.deleteTopic('orders')).rejects.toThrow(
        BrokerUnavailableError,
      );
      await expect(admin.deleteAcls([{}])).rejects.toThrow(
        /^No broker could be reached: .*no answer in time/,
      );
      await admin.close();
      await expectNobodyAt(silent);
    },
  );

  it('keeps no more callers than there are connections', async () => {
    const admin = PlatformaticClusterAdmin.create(settingsOf(silent));
    const held = Array.from({ length: 8 }, () =>
      admin.describeCluster({ timeoutMs: 60_000 }).catch(() => undefined),
    );
    await eventually(() => expect(silent.accepted).toBe(8));
    await expect(admin.describeCluster({ timeoutMs: 20 })).rejects.toThrow(
      'All connections to the cluster were busy until the deadline',
    );
    expect(silent.accepted).toBe(8);
    await admin.close();
    await Promise.all(held);
  });

  it('lets go of calls under way when it is closed', async () => {
    const admin = PlatformaticClusterAdmin.create({
      ...settingsOf(silent),
      timeoutMs: 60_000,
    });
    const call = admin.describeCluster();
    const failure = call.catch(error => error);
    await eventually(() => expect(silent.accepted).toBe(1));
    await admin.close();
    expect(await failure).toBeInstanceOf(BrokerUnavailableError);
    await expectNobodyAt(silent);
  });
});

async function expectNobodyAt(server: TcpProxy) {
  await eventually(async () => expect(await server.connections()).toBe(0));
}

async function eventually(check: () => unknown): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await check();
      return;
    } catch (error) {
      if (attempt > 500) throw error;
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
