import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { toPlan } from '@kafka-support/backstage-plugin-kafka-support-common';
import type { Knex } from 'knex';
import {
  aChange,
  anEvaluation,
  aNewRequest,
} from '../__testUtils__/newRequest';
import type { NewRequestEvent, RequestUpdate } from '../types';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { migrateLatest } from './migrations';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);
const AT = '2026-11-21T10:00:00.000Z';

const note = (over: Partial<NewRequestEvent> = {}): NewRequestEvent => ({
  type: 'status.changed',
  at: AT,
  actor: 'user:default/paul',
  message: 'Something happened',
  ...over,
});

async function setUp(databaseId: TestDatabaseId, now = () => new Date(AT)) {
  const knex = await databases.init(databaseId);
  await migrateLatest(knex);
  const logger = mockServices.logger.mock();
  const store = DatabaseRequestStore.create({ knex, logger, now });
  const update = store.update.bind(store);
  // Whatever is updated in these tests, the answer is what is there.
  store.update = async (...parameters) => {
    const answer = await update(...parameters);
    const read = await store.get(answer.id);
    if (read?.version === answer.version) expect(answer).toEqual(read);
    return answer;
  };
  return { knex, logger, store };
}

const claims = (knex: Knex) =>
  knex('request_claims').orderBy('claim_key').pluck('claim_key');

describe.each(databases.eachSupportedId())(
  'DatabaseRequestStore on %s',
  databaseId => {
    it('gives back what it was given', async () => {
      const { store } = await setUp(databaseId);
      const input = aNewRequest({
        neededBy: '2026-12-01',
        statusReason: 'Waits for platform',
        resources: ['dev/topic/a', 'dev/topic/b'],
      });
      const stored = await store.create(input);
      expect(stored).toEqual({
        ...input.request,
        version: 1,
        lastSequence: 1,
        lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        planNumber: 1,
        reviews: [],
        lease: undefined,
        revertOf: undefined,
        supersedes: undefined,
      });
      expect(await store.get(stored.id)).toEqual(stored);
      expect(await store.events(stored.id)).toEqual([
        {
          ...input.events[0],
          requestId: stored.id,
          sequence: 1,
          to: 'in_review',
        },
      ]);
      expect(await store.plans(stored.id)).toEqual([
        {
          plan: stored.plan,
          evaluation: stored.evaluation,
          recordedAt: AT,
        },
      ]);
      expect(await store.getMany(['nothing', stored.id])).toEqual([
        undefined,
        stored,
      ]);
    });

    it('knows nothing of an id that is none', async () => {
      const { store } = await setUp(databaseId);
      expect(await store.get('nothing')).toBeUndefined();
      expect(await store.get('a\u0000b')).toBeUndefined();
      await expect(
        store.update('nothing', () => ({ events: [note()] })),
      ).rejects.toThrow('There is no request "nothing"');
    });

    describe('claims', () => {
      it('let one request hold a claim and name it to the second, of which nothing is stored', async () => {
        const { store, knex } = await setUp(databaseId);
        const first = await store.create(aNewRequest());
        await expect(store.create(aNewRequest())).rejects.toThrow(
          `"dev/topic/orders.placed.v1" is held by the request "${first.id}", which is in_review. Only one request at a time`,
        );
        expect(await knex('requests').pluck('id')).toEqual([first.id]);
        expect(await knex('request_events').pluck('request_id')).toEqual([
          first.id,
        ]);
        expect(await knex('request_plans').pluck('request_id')).toEqual([
          first.id,
        ]);
      });

      it('have one winner of two at once, though they name their claims in another order', async () => {
        const { store } = await setUp(databaseId);
        const keys = ['dev/topic/a', 'dev/topic/b', 'dev/topic/c'];
        const results = await Promise.allSettled(
          Array.from({ length: 6 }, (_, i) =>
            store.create(
              aNewRequest({
                claimKeys: i % 2 === 0 ? keys : [...keys].reverse(),
              }),
            ),
          ),
        );
        const outcomes = results.map(each =>
          each.status === 'fulfilled' ? 'won' : each.reason.name,
        );
        expect(outcomes.sort()).toEqual([
          ...Array.from({ length: 5 }, () => 'ConflictError'),
          'won',
        ]);
      });

      it('are not taken by a request that is denied', async () => {
        const { store, knex } = await setUp(databaseId);
        await store.create(aNewRequest({ status: 'denied' }));
        expect(await claims(knex)).toEqual([]);
        await store.create(aNewRequest());
      });

      it.each([
        ['in_review', 'rejected'],
        ['in_review', 'cancelled'],
        ['in_review', 'expired'],
        ['approved', 'superseded'],
        ['applying', 'applied'],
        ['applying', 'denied'],
      ] as const)('are released from %s to %s', async (from, to) => {
        const { store, knex } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest({ status: from }));
        expect(await claims(knex)).toEqual(['dev/topic/orders.placed.v1']);
        await store.update(id, () => ({ to, events: [note()] }));
        expect(await claims(knex)).toEqual([]);
      });

      it('are released by a failure before anything was done, and taken again by a retry', async () => {
        const { store, knex } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest({ status: 'applying' }));
        await store.update(id, () => ({
          to: 'failed',
          events: [
            note({ type: 'change.started', changeId: 'one' }),
            note({ type: 'change.refused', changeId: 'one' }),
          ],
        }));
        expect(await claims(knex)).toEqual([]);

        const other = await store.create(aNewRequest());
        const retry = () => ({ to: 'approved' as const, events: [note()] });
        await expect(store.update(id, retry)).rejects.toThrow(
          `is held by the request "${other.id}"`,
        );
        expect((await store.get(id))!.status).toBe('failed');

        await store.update(other.id, () => ({
          to: 'cancelled',
          events: [note()],
        }));
        await store.update(id, retry);
        expect(await claims(knex)).toEqual(['dev/topic/orders.placed.v1']);
      });

      it.each([
        'change.succeeded',
        'change.unknown',
        'change.found-done',
      ] as const)(
        'are kept by a failure with a change partly done (%s), which cannot be cancelled',
        async outcome => {
          const { store, knex } = await setUp(databaseId);
          const { id } = await store.create(
            aNewRequest({ status: 'applying' }),
          );
          await store.update(id, () => ({
            events: [note({ type: 'change.started', changeId: 'one' })],
          }));
          await store.update(id, () => ({
            to: 'failed',
            events: [note({ type: outcome, changeId: 'one' })],
          }));
          expect(await claims(knex)).toEqual(['dev/topic/orders.placed.v1']);

          const cancel = () => ({ to: 'cancelled' as const, events: [note()] });
          await expect(store.update(id, cancel)).rejects.toThrow(
            /Changes of the request ".*" were started, so it cannot become cancelled/,
          );
          await store.update(id, () => ({ to: 'approved', events: [note()] }));
          await expect(store.update(id, cancel)).rejects.toThrow(/started/);
        },
      );

      it('are kept by a failure with a change of which nobody knows the outcome', async () => {
        const { store, knex } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest({ status: 'applying' }));
        await store.update(id, () => ({
          to: 'failed',
          events: [note({ type: 'change.started', changeId: 'one' })],
        }));
        expect(await claims(knex)).toEqual(['dev/topic/orders.placed.v1']);
      });

      it('go over to the request that takes over, in one transaction', async () => {
        const { store, knex } = await setUp(databaseId);
        const first = await store.create(aNewRequest({ status: 'applying' }));
        await store.update(first.id, () => ({
          to: 'failed',
          events: [note({ type: 'change.started', changeId: 'one' })],
        }));
        const takeOver = { id: first.id, event: note({ message: 'Reverted' }) };

        const second = await store.create(
          aNewRequest({ revertOf: first.id }, { takeOver }),
        );
        expect(second.revertOf).toBe(first.id);
        expect((await store.get(first.id))!.status).toBe('superseded');
        expect(await knex('request_claims').pluck('request_id')).toEqual([
          second.id,
        ]);
        expect((await store.events(first.id)).at(-1)).toMatchObject({
          from: 'failed',
          to: 'superseded',
          message: 'Reverted',
        });

        await expect(
          store.create(aNewRequest({}, { takeOver })),
        ).rejects.toThrow('The request is superseded and cannot become');
        expect(await knex('requests').pluck('id')).toHaveLength(2);
      });

      it.each(['applying', 'unknown'] as const)(
        'are never taken over from a request that is %s',
        async status => {
          const { store } = await setUp(databaseId);
          const { id } = await store.create(aNewRequest({ status }));
          await expect(
            store.create(aNewRequest({}, { takeOver: { id, event: note() } })),
          ).rejects.toThrow('cannot become superseded');
        },
      );
    });

    describe('update', () => {
      it('refuses what the transition table does not have and names what it has', async () => {
        const { store } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest());
        await expect(
          store.update(id, () => ({ to: 'verified', events: [note()] })),
        ).rejects.toThrow(
          'The request is in_review and cannot become verified. From here it can become approved',
        );
        expect(await store.events(id)).toHaveLength(1);
      });

      it('refuses a change of status without a row in the timeline', async () => {
        const { store } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest());
        await expect(
          store.update(id, () => ({ to: 'approved', events: [] })),
        ).rejects.toThrow('has no timeline row');
        expect((await store.get(id))!.status).toBe('in_review');
      });

      it('loses no timeline row of twelve writers at once and leaves no gap', async () => {
        const { store } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest());
        await Promise.all(
          Array.from({ length: 12 }, (_, i) =>
            store.update(id, () => ({
              events: [note({ type: 'commented', message: `Comment ${i}` })],
            })),
          ),
        );
        const events = await store.events(id);
        expect(events.map(({ sequence }) => sequence)).toEqual(
          Array.from({ length: 13 }, (_, i) => i + 1),
        );
        expect(new Set(events.map(({ message }) => message)).size).toBe(13);
        expect((await store.get(id))!.version).toBe(13);
      });

      it('asks again with the newer state when another writer was faster', async () => {
        const { store } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest());
        const seen: string[] = [];
        const decide = (to: 'approved' | 'rejected') =>
          store.update(id, current => {
            seen.push(current.status);
            if (current.status !== 'in_review')
              throw new Error(`Too late: ${current.status}`);
            return { to, events: [note()] } satisfies RequestUpdate;
          });
        const results = await Promise.allSettled([
          decide('approved'),
          decide('rejected'),
        ]);
        const won = results.filter(({ status }) => status === 'fulfilled');
        expect(won).toHaveLength(1);
        const { status } = (await store.get(id))!;
        expect(['approved', 'rejected']).toContain(status);
        expect(results.find(each => each.status === 'rejected')).toMatchObject({
          reason: { message: `Too late: ${status}` },
        });
        expect(seen).toContain(status);
      });

      it('reads nothing again for one who knows the last state', async () => {
        const { store, knex } = await setUp(databaseId);
        const created = await store.create(aNewRequest());
        const get = jest.spyOn(store, 'get');
        const selected: string[] = [];
        knex.on(
          'query',
          ({ sql }) => /^select/.test(sql) && selected.push(sql),
        );
        const plain = DatabaseRequestStore.prototype.update.bind(store);
        const approved = await plain(
          created.id,
          () => ({ to: 'approved', events: [note()] }),
          created,
        );
        await plain(
          created.id,
          () => ({ events: [note()], lease: { holder: 'a', until: AT } }),
          approved,
        );
        expect(get).not.toHaveBeenCalled();
        expect(selected).toEqual([]);
        expect(await store.get(created.id)).toMatchObject({
          status: 'approved',
          lease: { holder: 'a' },
          version: 3,
        });
      });

      it('reads again for one whose knowledge is outdated', async () => {
        const { store } = await setUp(databaseId);
        const outdated = await store.create(aNewRequest());
        await store.update(outdated.id, () => ({ events: [note()] }));
        const seen: number[] = [];
        await store.update(
          outdated.id,
          current => {
            seen.push(current.version);
            return { events: [note()] };
          },
          outdated,
        );
        expect(seen).toEqual([1, 2]);
      });

      it('keeps each plan that was in force and lapses reviews of the former', async () => {
        const { store, knex } = await setUp(databaseId);
        const created = await store.create(aNewRequest());
        const { id } = created;
        await store.update(id, () => ({
          events: [note({ type: 'review.given' })],
          addReview: {
            id: 'review-1',
            reviewer: 'user:default/paul',
            role: 'platform',
            verdict: 'approve',
            planDigest: created.plan.digest,
            comment: 'Fine',
            createdAt: AT,
          },
        }));
        const plan = toPlan(
          [aChange({ fields: [{ field: 'partitions', after: '6' }] })],
          new Date(AT),
        );
        const updated = await store.update(id, () => ({
          events: [note({ type: 'plan.replaced' })],
          lapseReviews: true,
          patch: {
            plan,
            evaluation: anEvaluation({ decision: 'review' }),
            reviewers: [
              {
                role: 'security',
                filledBy: ['group:default/Security'],
                reasons: [],
              },
            ],
            statusReason: 'The plan changed',
          },
        }));
        expect(updated.plan).toEqual(plan);
        expect(updated.evaluation.decision).toBe('review');
        expect(updated.statusReason).toBe('The plan changed');
        expect(updated.reviews).toMatchObject([
          { id: 'review-1', comment: 'Fine', lapsed: true },
        ]);
        expect(
          (await store.plans(id)).map(each => [
            each.plan.digest,
            each.evaluation.decision,
          ]),
        ).toEqual([
          [created.plan.digest, 'allow'],
          [plan.digest, 'review'],
        ]);
        expect(await knex('request_reviewers').pluck('filled_by')).toEqual([
          'group:default/security',
        ]);
        const cleared = await store.update(id, () => ({
          events: [],
          patch: { statusReason: undefined },
        }));
        expect(cleared.statusReason).toBeUndefined();
      });

      it('confirms ownership in the transaction of the change', async () => {
        const { store, knex } = await setUp(databaseId);
        const { id } = await store.create(aNewRequest({ status: 'applying' }));
        const record = {
          resource: 'dev/topic/orders.placed.v1',
          owner: 'group:default/orders',
          component: 'component:default/orders-api',
          basis: 'request' as const,
          source: id,
          confirmedAt: AT,
        };
        await expect(
          store.update(id, () => ({
            to: 'verified',
            events: [note()],
            confirmOwnership: [record],
          })),
        ).rejects.toThrow('cannot become');
        expect(await knex('ownerships')).toEqual([]);

        await store.update(id, () => ({
          to: 'applied',
          events: [note()],
          confirmOwnership: [record],
        }));
        expect(
          await knex('ownerships').select('resource', 'owner', 'source'),
        ).toEqual([
          {
            resource: record.resource,
            owner: record.owner,
            source: id,
          },
        ]);
      });
    });

    describe('listeners', () => {
      it('are told after the commit what was written, and not of what was not', async () => {
        const { store } = await setUp(databaseId);
        const told: unknown[] = [];
        const end = store.subscribe((request, events) =>
          told.push([request.status, events.map(({ sequence }) => sequence)]),
        );
        const { id } = await store.create(aNewRequest());
        await store.create(aNewRequest()).catch(() => undefined);
        await store.update(id, () => ({ to: 'approved', events: [note()] }));
        await store.update(id, () => ({
          events: [],
          lease: { holder: 'a', until: AT },
        }));
        end();
        await store.update(id, () => ({ to: 'applying', events: [note()] }));
        expect(told).toEqual([
          ['in_review', [1]],
          ['approved', [2]],
        ]);
      });

      it('lose nothing when one throws, and the others are still told', async () => {
        const { store, logger } = await setUp(databaseId);
        const told = jest.fn();
        store.subscribe(() => {
          throw new Error('signals are down');
        });
        store.subscribe(told);
        const { id } = await store.create(aNewRequest());
        await store.update(id, () => ({ to: 'approved', events: [note()] }));
        expect((await store.get(id))!.status).toBe('approved');
        expect(told).toHaveBeenCalledTimes(2);
        expect(logger.error).toHaveBeenCalledTimes(2);
      });
    });

    describe('idempotency', () => {
      const key = { caller: 'user:default/ada', route: 'submit', key: 'k1' };

      it('makes one request of two at once with the same key and body', async () => {
        const { store, knex } = await setUp(databaseId);
        const create = () =>
          store.create(
            aNewRequest({}, { idempotency: { ...key, bodyHash: 'h1' } }),
          );
        const [one, two] = await Promise.all([create(), create()]);
        expect(one.id).toBe(two.id);
        expect(await knex('requests').pluck('id')).toEqual([one.id]);
        expect(await store.findIdempotent(key, 'h1')).toEqual(one);
      });

      it('refuses the same key with another body, and leaves other callers alone', async () => {
        const { store } = await setUp(databaseId);
        await store.create(
          aNewRequest({}, { idempotency: { ...key, bodyHash: 'h1' } }),
        );
        await expect(store.findIdempotent(key, 'h2')).rejects.toThrow(
          'The Idempotency-Key "k1" was used for another body',
        );
        await expect(
          store.create(
            aNewRequest(
              { claimKeys: ['dev/topic/b'] },
              { idempotency: { ...key, bodyHash: 'h2' } },
            ),
          ),
        ).rejects.toThrow('was used for another body');
        const other = { ...key, caller: 'user:default/ben' };
        expect(await store.findIdempotent(other, 'h2')).toBeUndefined();
      });

      it('forgets a key after 24 hours', async () => {
        let now = new Date(AT);
        const { store, knex } = await setUp(databaseId, () => now);
        await store.create(
          aNewRequest({}, { idempotency: { ...key, bodyHash: 'h1' } }),
        );
        now = new Date('2026-11-22T09:59:59.000Z');
        expect(await store.findIdempotent(key, 'h1')).toBeDefined();
        now = new Date('2026-11-22T10:00:00.000Z');
        expect(await store.findIdempotent(key, 'h2')).toBeUndefined();
        const second = await store.create(
          aNewRequest(
            { claimKeys: ['dev/topic/b'] },
            { idempotency: { ...key, bodyHash: 'h2' } },
          ),
        );
        expect(await knex('idempotency_keys').pluck('request_id')).toEqual([
          second.id,
        ]);
      });
    });

    it('remembers who paused which cluster until it is resumed', async () => {
      const { store } = await setUp(databaseId);
      const pause = { by: 'user:default/paul', reason: 'Upgrade', since: AT };
      await store.setPause('prod', { ...pause, reason: 'Incident' });
      await store.setPause('prod', pause);
      await store.setPause('dev', pause);
      expect(await store.pauses()).toEqual({ prod: pause, dev: pause });
      await store.setPause('prod', undefined);
      expect(await store.pauses()).toEqual({ dev: pause });
    });
  },
);
