import { randomUUID } from 'node:crypto';
import type { ClientQuota } from '../../clientQuotas';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
  type ClusterTraffic,
} from './subject';

/** Client quotas. */
export function quotaContract(
  options: ClusterAdminContractOptions,
  traffic: ClusterTraffic,
): void {
  describe('client quotas', () => {
    const user = `user-${randomUUID()}`;
    const clientId = `client-${randomUUID()}`;
    const quotas: ClientQuota[] = [
      {
        entity: [{ type: 'user', name: user }],
        values: { consumer_byte_rate: 1048576, producer_byte_rate: 2097152 },
      },
      {
        entity: [
          { type: 'user', name: user },
          { type: 'client-id', name: clientId },
        ],
        values: { request_percentage: 12.5 },
      },
      {
        // The default of all clients of this user.
        entity: [{ type: 'user', name: user }, { type: 'client-id' }],
        values: { consumer_byte_rate: 1024 },
      },
    ];
    const subject = contractSubject(options, async () => {
      for (const { entity } of quotas)
        await traffic.setClientQuota({ entity, values: {} });
    });

    it('tells whom they are for and what they are', async () => {
      for (const quota of quotas) await traffic.setClientQuota(quota);
      const own = await eventually(async () => {
        const all = await subject.admin.describeClientQuotas();
        const found = all.filter(({ entity }) =>
          entity.some(each => each.name === user),
        );
        expect(found).toHaveLength(quotas.length);
        return found;
      });
      expect(own).toEqual(expect.arrayContaining(quotas));

      await traffic.setClientQuota({ ...quotas[0], values: {} });
      await eventually(async () =>
        expect(await subject.admin.describeClientQuotas()).not.toContainEqual(
          quotas[0],
        ),
      );
    });
  });
}
