import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { aNewRequest } from '../__testUtils__/newRequest';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { migrateLatest } from './migrations';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);

const AT = '2026-11-21T10:00:00.000Z';
const resources = Array.from({ length: 1_000 }, (_, i) => `dev/topic/t${i}`);
const claimKeys = resources.map(resource => `${resource}/owner`);

describe.each(databases.eachSupportedId())(
  'a request of a thousand resources on %s',
  id => {
    const start = async () => {
      const knex = await databases.init(id);
      await migrateLatest(knex);
      const store = DatabaseRequestStore.create({
        knex,
        logger: mockServices.logger.mock(),
        now: () => new Date(AT),
      });
      return { knex, store };
    };

    it('is given back as it was stored, and found by each of them', async () => {
      const { store } = await start();
      const { id: request } = await store.create(
        aNewRequest({ resources, claimKeys }),
      );
      expect((await store.get(request))?.resources).toEqual(resources);
      const open = await store.openByResource(resources);
      expect(open).toHaveLength(1_000);
    });

    it('holds all of its claims, and gives all of them back', async () => {
      const { knex, store } = await start();
      const first = await store.create(aNewRequest({ resources, claimKeys }));
      await expect(
        store.create(aNewRequest({ claimKeys: claimKeys.slice(-1) })),
      ).rejects.toThrow(first.id);
      await store.update(first.id, () => ({
        to: 'cancelled',
        events: [
          {
            type: 'status.changed',
            at: AT,
            actor: 'user:default/ada',
            message: 'Cancelled',
          },
        ],
      }));
      expect(await knex('request_claims')).toEqual([]);
    });

    it('confirms a thousand owners in one write', async () => {
      const { knex, store } = await start();
      const { id: request } = await store.create(
        aNewRequest({ resources, status: 'applying' }),
      );
      await store.update(request, () => ({
        events: resources.map(resource => ({
          type: 'change.succeeded' as const,
          at: AT,
          actor: 'system',
          message: 'Written to our records',
          changeId: `set-owner:${resource}`,
        })),
        confirmOwnership: resources.map(resource => ({
          resource,
          owner: 'group:default/payments',
          basis: 'claim' as const,
          source: request,
          confirmedAt: AT,
        })),
      }));
      expect(await knex('ownerships')).toHaveLength(1_000);
      const events = await store.events(request);
      expect(events.map(({ sequence }) => sequence)).toEqual(
        events.map((_, index) => index + 1),
      );
    });
  },
);
