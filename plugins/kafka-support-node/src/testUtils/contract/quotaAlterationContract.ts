import { randomUUID } from 'node:crypto';
import type { ClientQuotaEntity } from '../../clientQuotas';
import {
  contractSubject,
  eventually,
  type ClusterAdminContractOptions,
} from './subject';

const keys = [
  'consumer_byte_rate',
  'producer_byte_rate',
  'request_percentage',
] as const;

/** Setting and removing client quotas. */
export function quotaAlterationContract(
  options: ClusterAdminContractOptions,
): void {
  describe('changing client quotas', () => {
    const user: ClientQuotaEntity = {
      type: 'user',
      name: `user-${randomUUID()}`,
    };
    const entities: ClientQuotaEntity[][] = [
      [user],
      [user, { type: 'client-id', name: 'app' }],
      [user, { type: 'client-id' }],
    ];
    const subject = contractSubject(options, async ({ admin }) => {
      for (const entity of entities)
        await admin.alterClientQuota({ entity, set: {}, unset: [...keys] });
    });
    const valuesOf = async (entity: ClientQuotaEntity[]) =>
      (await subject.admin.describeClientQuotas()).find(
        quota => JSON.stringify(quota.entity) === JSON.stringify(entity),
      )?.values;

    it.each(entities.map(entity => ({ entity })))(
      'sets, changes and removes those of $entity, and leaves other keys alone',
      async ({ entity }) => {
        const { admin } = subject;
        await admin.alterClientQuota({
          entity,
          set: { consumer_byte_rate: 1_048_576, request_percentage: 12.5 },
          unset: [],
        });
        await eventually(async () =>
          expect(await valuesOf(entity)).toEqual({
            consumer_byte_rate: 1_048_576,
            request_percentage: 12.5,
          }),
        );
        await admin.alterClientQuota({
          entity,
          set: { producer_byte_rate: 1024 },
          unset: ['request_percentage'],
        });
        await eventually(async () =>
          expect(await valuesOf(entity)).toEqual({
            consumer_byte_rate: 1_048_576,
            producer_byte_rate: 1024,
          }),
        );
        await admin.alterClientQuota({ entity, set: {}, unset: [...keys] });
        await eventually(async () =>
          expect(await valuesOf(entity)).toBeUndefined(),
        );
      },
    );

    it('changes nothing when it only validates', async () => {
      const { admin } = subject;
      await admin.alterClientQuota(
        { entity: [user], set: { consumer_byte_rate: 1 }, unset: [] },
        { validateOnly: true },
      );
      // What is changed afterwards proves that the reads are up to date.
      await admin.alterClientQuota({
        entity: [user],
        set: { producer_byte_rate: 2 },
        unset: [],
      });
      await eventually(async () =>
        expect(await valuesOf([user])).toEqual({ producer_byte_rate: 2 }),
      );
    });

    it.each([
      [
        { entity: [user], set: { no_such_key: 1 }, unset: [] },
        'Invalid configuration key no_such_key',
      ],
      [
        { entity: [user], set: { consumer_byte_rate: 0 }, unset: [] },
        'Quota consumer_byte_rate must be greater than 0',
      ],
      [
        { entity: [user], set: { producer_byte_rate: 10.5 }, unset: [] },
        'producer_byte_rate cannot be a fractional value.',
      ],
      [
        { entity: [], set: { consumer_byte_rate: 1 }, unset: [] },
        'Invalid empty client quota entity',
      ],
      [
        {
          entity: [{ type: 'user' as const, name: '' }],
          set: { consumer_byte_rate: 1 },
          unset: [],
        },
        'Empty user not supported',
      ],
    ])('refuses %j: %s', async (alteration, message) => {
      for (const validateOnly of [true, false]) {
        await expect(
          subject.admin.alterClientQuota(alteration, { validateOnly }),
        ).rejects.toMatchObject({
          name: 'RefusedByBrokerError',
          code: 'INVALID_REQUEST',
          message,
        });
      }
    });
  });
}
