import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { eventHash, toEvent } from '../requests';
import {
  ada,
  AT,
  paul,
  ServiceWorld,
} from '../requests/__testUtils__/ServiceWorld';
import { AuditSealer } from './AuditSealer';
import { AuditVerifier } from './AuditVerifier';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
// A busy machine takes its time to make a database for each test.
jest.setTimeout(60_000);

/** Two requests with three rows each, of which the last came after a seal. */
async function setUp(databaseId: Parameters<typeof ServiceWorld.create>[1]) {
  const world = await ServiceWorld.create(databases, databaseId);
  const { knex } = world;
  const now = () => world.now;
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn().mockResolvedValue({
      success: jest.fn().mockResolvedValue(undefined),
      fail: jest.fn().mockResolvedValue(undefined),
    }),
  });
  const sealer = AuditSealer.create({ knex, auditor, now });
  // Pages so small that timelines and seals go over their borders.
  const verifier = AuditVerifier.create({ knex, now, page: 2 });
  world.ask('platform');
  const requests = [];
  for (const name of ['a', 'b']) {
    const request = await world.submit(name, {}, ada);
    await world.review(request, paul);
    requests.push(request);
  }
  const seals = await sealer.seal();
  for (const { id } of requests)
    await world.service.comment(id, { text: 'Thank "you" ☂' }, ada);
  const ids = requests.map(({ id }) => id).sort();
  return { world, knex, auditor, sealer, verifier, seals, ids };
}

const rowOf = (knex: Knex, id: string, sequence: number) =>
  knex('request_events').where({ request_id: id, sequence });

describe.each(databases.eachSupportedId())(
  'verification of the audit trail on %s',
  databaseId => {
    it('holds for what the store wrote, before and after a seal', async () => {
      const { world, sealer, verifier, seals } = await setUp(databaseId);
      const verified = {
        verified: true,
        events: 6,
        verifiedAt: world.now.toISOString(),
        sealedAt: world.now.toISOString(),
      };
      expect(await verifier.verify()).toEqual({
        ...verified,
        seals: 1,
        head: seals[0].hash,
      });
      const [second] = await sealer.seal();
      expect(second).toMatchObject({ requests: 2, events: 2 });
      expect(second.previous).toBe(seals[0].hash);
      expect(await verifier.verify()).toEqual({
        ...verified,
        seals: 2,
        head: second.hash,
      });
    });

    describe('records that belong to no request', () => {
      async function withRecords() {
        const { world, knex, sealer, verifier } = await setUp(databaseId);
        const pause = { by: paul.ref, reason: 'Upgrade', since: AT };
        for (let i = 0; i < 3; i += 1) await world.store.setPause('dev', pause);
        await sealer.seal();
        await world.store.setPause('dev', undefined, paul.ref);
        return { knex, verifier };
      }
      const record = (knex: Knex, sequence: number) =>
        knex('audit_records').where({ sequence });

      it('hold as they were written, and are counted', async () => {
        const { verifier } = await withRecords();
        expect(await verifier.verify()).toMatchObject({
          verified: true,
          events: 10,
          seals: 2,
        });
      });

      it.each<[string, string, (knex: Knex) => PromiseLike<unknown>]>([
        [
          'one that was changed',
          'Record 2 of no request is not what its hash was made of',
          knex => record(knex, 2).update({ actor: 'user:default/mallory' }),
        ],
        [
          'one with unreadable details',
          'Record 2 of no request is not what its hash was made of',
          knex => record(knex, 2).update({ details: '{' }),
        ],
        [
          'one that was removed',
          'Record 2 of no request is missing',
          knex => record(knex, 2).delete(),
        ],
        [
          'a sealed one that was cut off with all after it',
          'Record 3 of no request is missing: seal 2 holds a later one',
          knex => knex('audit_records').where('sequence', '>', 2).delete(),
        ],
      ])('tell of %s', async (_, message, tamper) => {
        const { knex, verifier } = await withRecords();
        await tamper(knex);
        expect(await verifier.verify()).toMatchObject({
          verified: false,
          broken: { message: expect.stringContaining(message) },
        });
      });

      it('are numbered without gaps though several are written at once', async () => {
        const { world, knex, verifier } = await setUp(databaseId);
        const pause = { by: paul.ref, reason: 'Upgrade', since: AT };
        await Promise.all(
          ['dev', 'prod', 'watched'].map(id => world.store.setPause(id, pause)),
        );
        expect(await knex('audit_records').pluck('sequence')).toEqual([
          1, 2, 3,
        ]);
        expect(await verifier.verify()).toMatchObject({ verified: true });
      });
    });

    it('has nothing to say of an empty trail', async () => {
      const { knex } = await ServiceWorld.create(databases, databaseId);
      expect(await AuditVerifier.create({ knex }).verify()).toMatchObject({
        verified: true,
        events: 0,
        seals: 0,
      });
    });

    const columns: [string, Record<string, unknown>][] = [
      ['actor', { actor: 'user:default/eve' }],
      ['message', { message: 'Rejected' }],
      ['time', { at: '2020-01-01T00:00:00.000Z' }],
      ['type', { type: 'submitted' }],
      ['status', { to_status: 'rejected' }],
      ['plan', { plan_digest: 'f'.repeat(64) }],
      ['change', { change_id: 'c1' }],
      ['details', { details: '{"role":"security"}' }],
      ['unreadable details', { details: 'no JSON' }],
      ['hash', { hash: 'f'.repeat(64) }],
    ];
    it.each(columns)('finds a changed %s', async (_, change) => {
      const { knex, verifier, ids } = await setUp(databaseId);
      await rowOf(knex, ids[1], 2).update(change);
      expect(await verifier.verify()).toMatchObject({
        verified: false,
        broken: { differs: 'content', requestId: ids[1], sequence: 2 },
      });
    });

    it.each([1, 2, 3])('misses row %d that was removed', async sequence => {
      const { knex, verifier, ids } = await setUp(databaseId);
      await rowOf(knex, ids[0], sequence).delete();
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'missing', requestId: ids[0], sequence },
      });
    });

    it('misses a whole timeline', async () => {
      const { knex, verifier, ids } = await setUp(databaseId);
      await knex('request_events').where({ request_id: ids[0] }).delete();
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'missing', requestId: ids[0], sequence: 1 },
      });
    });

    it('misses a sealed request that was removed with all that is its', async () => {
      const { knex, verifier, ids } = await setUp(databaseId);
      for (const table of [
        'request_events',
        'request_plans',
        'request_resources',
        'request_reviewers',
        'request_claims',
        'reviews',
      ])
        await knex(table).where({ request_id: ids[0] }).delete();
      await knex('requests').where({ id: ids[0] }).delete();
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'missing', requestId: ids[0], sequence: 2, seal: 1 },
      });
      await knex('audit_seal_ends').where({ request_id: ids[0] }).delete();
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'seal', seal: 1 },
      });
    });

    it('finds a row that was inserted, with any hash', async () => {
      const { knex, verifier, ids } = await setUp(databaseId);
      const last = await rowOf(knex, ids[0], 3).first();
      const inserted = { ...last, sequence: 4, message: 'Approved too' };
      await knex('request_events').insert(inserted);
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'content', requestId: ids[0], sequence: 4 },
      });
      const hash = eventHash(last.hash, toEvent(inserted));
      await rowOf(knex, ids[0], 4).update({ hash });
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'end', requestId: ids[0], sequence: 4 },
      });
    });

    it('finds a timeline that was written anew with all its hashes', async () => {
      const { knex, verifier, ids } = await setUp(databaseId);
      let hash = '';
      for (const sequence of [1, 2, 3]) {
        const row = await rowOf(knex, ids[0], sequence).first();
        const forged = { ...row, actor: 'user:default/eve' };
        hash = eventHash(hash, toEvent(forged));
        await rowOf(knex, ids[0], sequence).update({
          actor: forged.actor,
          hash,
        });
      }
      await knex('requests').where({ id: ids[0] }).update({ last_hash: hash });
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'seal', requestId: ids[0], sequence: 2 },
      });
    });

    it('finds a seal that was changed or removed', async () => {
      const { knex, sealer, verifier } = await setUp(databaseId);
      await sealer.seal();
      await knex('audit_seals').where({ number: 1 }).update({ events: 1 });
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'seal', seal: 1 },
      });
      await knex('audit_seal_ends').where({ seal: 1 }).delete();
      await knex('audit_seals').where({ number: 1 }).delete();
      expect(await verifier.verify()).toMatchObject({
        broken: { differs: 'seal', seal: 1 },
      });
    });
  },
);

describe.each(databases.eachSupportedId())('AuditSealer on %s', databaseId => {
  it('sends the hash of each seal to the auditor', async () => {
    const { auditor, seals, world } = await setUp(databaseId);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'audit-seal',
      severityLevel: 'high',
      meta: {
        seal: 1,
        head: seals[0].hash,
        previous: '',
        requests: 2,
        events: 4,
        sealedAt: world.now.toISOString(),
      },
    });
  });

  it('makes no seal when nothing happened', async () => {
    const { sealer, auditor } = await setUp(databaseId);
    expect(await sealer.seal()).toHaveLength(1);
    expect(await sealer.seal()).toEqual([]);
    expect(auditor.createEvent).toHaveBeenCalledTimes(2);
  });

  it('seals nothing that the auditor was not told, and all of it the next time', async () => {
    const { knex, sealer, auditor, verifier } = await setUp(databaseId);
    auditor.createEvent.mockRejectedValueOnce(new Error('disk is full'));
    await expect(sealer.seal()).rejects.toThrow('disk is full');
    expect(await knex('audit_seals').pluck('number')).toEqual([1]);
    expect(await sealer.seal()).toMatchObject([{ number: 2, events: 2 }]);
    expect(await verifier.verify()).toMatchObject({ verified: true, seals: 2 });
  });

  it('makes several seals of more than fits one', async () => {
    const { knex, auditor, verifier } = await setUp(databaseId);
    const small = AuditSealer.create({ knex, auditor, maxEnds: 1 });
    expect((await small.seal()).map(({ number }) => number)).toEqual([2, 3]);
    expect(await verifier.verify()).toMatchObject({ verified: true, seals: 3 });
  });
});
