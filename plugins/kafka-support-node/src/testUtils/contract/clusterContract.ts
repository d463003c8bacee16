import { BrokerUnavailableError } from '../../adminErrors';
import { contractSubject, type ClusterAdminContractOptions } from './subject';

/** What a client answers about brokers and the quorum. */
export function clusterContract(options: ClusterAdminContractOptions): void {
  describe('cluster', () => {
    const subject = contractSubject(options);

    it('names the cluster and its brokers', async () => {
      const { clusterId, brokers } = await subject.admin.describeCluster();
      expect(clusterId).toMatch(/.{5,}/);
      expect(brokers.length).toBeGreaterThan(0);
      for (const broker of brokers) {
        expect(broker).toMatchObject({
          id: expect.any(Number),
          host: expect.stringMatching(/.+/),
          port: expect.any(Number),
          rack: expect.stringMatching(/.+/),
        });
      }
    });

    it('names the controller that leads', async () => {
      const quorum = await subject.admin.describeQuorum();
      expect(quorum.voters).toContain(quorum.leaderId);
      expect(quorum.leaderEpoch).toBeGreaterThan(0);
    });

    it('reads the settings of each broker, without secrets', async () => {
      const { brokers } = await subject.admin.describeCluster();
      for (const { id } of brokers) {
        const settings = await subject.admin.describeBrokerConfig(id);
        expect(settings).toContainEqual(
          expect.objectContaining({
            name: 'log.retention.bytes',
            value: '-1',
            override: false,
            sensitive: false,
          }),
        );
        const secrets = settings.filter(each => each.sensitive);
        expect(secrets.length).toBeGreaterThan(0);
        expect(secrets.map(each => each.value)).toEqual(
          secrets.map(() => undefined),
        );
      }
    });

    it('says which brokers live when it is asked for another', async () => {
      const settings = subject.admin.describeBrokerConfig(999);
      await expect(settings).rejects.toThrow(BrokerUnavailableError);
      await expect(settings).rejects.toThrow(/"999", only 1/);
    });
  });
}
