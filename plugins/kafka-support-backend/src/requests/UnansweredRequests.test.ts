import { TestDatabases } from '@backstage/backend-test-utils';
import { ada, paul, ServiceWorld } from './__testUtils__/ServiceWorld';
import { DatabaseObligationStore, ObligationRunner } from './obligations';
import { UnansweredRequests } from './UnansweredRequests';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
jest.setTimeout(60_000);
const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())(
  'a request that waits for people, on %s',
  databaseId => {
    async function setUp() {
      const world = await ServiceWorld.create(databases, databaseId);
      const now = () => world.now;
      const obligations = DatabaseObligationStore.create({
        knex: world.knex,
        now,
      });
      const unanswered = UnansweredRequests.create({
        store: world.store,
        obligations,
        expireDays: 30,
        logger: world.logger,
        now,
      });
      const notifier = { soon: jest.fn(), late: jest.fn(), failed: jest.fn() };
      const runner = ObligationRunner.create({
        store: obligations,
        handlers: [unanswered],
        notifier,
        logger: world.logger,
        remindDays: 3,
        now,
      });
      world.ask('platform');
      const request = await world.submit();
      const after = async (days: number) => {
        world.now = new Date(world.now.getTime() + days * DAY_MS);
        await runner.run();
        return world.service.get(request.id, ada);
      };
      return { world, obligations, unanswered, notifier, request, after };
    }

    it('expires after its time, with a warning before, and lets go of its claim', async () => {
      const { world, unanswered, notifier, after } = await setUp();
      await unanswered.run();
      expect((await after(26)).status).toBe('in_review');
      expect(notifier.soon).not.toHaveBeenCalled();
      expect((await after(2)).status).toBe('in_review');
      expect(notifier.soon).toHaveBeenCalledTimes(1);
      expect(notifier.soon.mock.calls[0][0]).toMatchObject({
        people: expect.arrayContaining([ada.ref, 'group:default/platform']),
      });
      expect(await after(3)).toMatchObject({
        status: 'expired',
        statusReason: 'Nobody answered within 30 days',
      });
      expect(await world.knex('request_claims')).toEqual([]);
      await expect(world.submit()).resolves.toMatchObject({
        status: 'in_review',
      });
    });

    it('is owed one date however often one looks, and none once it was answered', async () => {
      const { world, obligations, unanswered, request, after } = await setUp();
      await unanswered.run();
      await unanswered.run();
      expect(await obligations.ofRequest(request.id)).toHaveLength(1);
      await world.service.review(
        request.id,
        {
          verdict: 'approve',
          role: 'platform',
          planDigest: request.plan.digest,
          comment: '',
        },
        paul,
      );
      await unanswered.follow((await world.store.get(request.id))!);
      expect(await obligations.ofRequest(request.id)).toMatchObject([
        { state: 'done', reason: 'It was answered' },
      ]);
      expect((await after(40)).status).toBe('approved');
    });

    it('that was answered while nobody noted it stays as it is', async () => {
      const { world, obligations, unanswered, request, after } = await setUp();
      await unanswered.run();
      await world.service.cancel(request.id, ada);
      expect((await after(31)).status).toBe('cancelled');
      expect(await obligations.ofRequest(request.id)).toMatchObject([
        { state: 'done', reason: 'It was answered' },
      ]);
    });
  },
);
