// @ts-check
const { createHash } = require('node:crypto');

/**
 * RFC 8785 canonical JSON; what is undefined does not count.
 *
 * @param {unknown} value
 * @returns {string}
 */
function canonicalJson(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * A copy of `eventHash`, as it was for the rows there were.
 *
 * @param {string} before
 * @param {any} row
 */
function hashOf(before, row) {
  const event = {
    requestId: row.request_id,
    sequence: row.sequence,
    type: row.type,
    at: new Date(row.at).toISOString(),
    actor: row.actor,
    message: row.message,
    from: row.from_status ?? undefined,
    to: row.to_status ?? undefined,
    changeId: row.change_id ?? undefined,
    planDigest: row.plan_digest ?? undefined,
    details: row.details === null ? undefined : JSON.parse(row.details),
  };
  return createHash('sha256')
    .update(canonicalJson({ before, event }))
    .digest('hex');
}

/**
 * Chains the rows there are, request after request.
 *
 * @param {import('knex').Knex} knex
 */
async function chainExisting(knex) {
  /** @type {{ id: string }[]} */
  let requests = [];
  let after = '';
  do {
    requests = await knex('requests')
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .select('id');
    for (const { id } of requests) {
      const rows = await knex('request_events')
        .where('request_id', id)
        .orderBy('sequence')
        .select('*');
      let hash = '';
      for (const row of rows) {
        hash = hashOf(hash, row);
        await knex('request_events')
          .where({ request_id: id, sequence: row.sequence })
          .update({ hash });
      }
      await knex('requests').where({ id }).update({ last_hash: hash });
      after = id;
    }
  } while (requests.length > 0);
}

/**
 * Tamper evidence: each row of a timeline is chained to the one before it, and
 * the ends of the chains are sealed from time to time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('request_events', table => {
    table
      .string('hash', 64)
      .notNullable()
      .defaultTo('')
      .comment('SHA-256 over this row and the hash of the one before it');
  });
  await knex.schema.alterTable('requests', table => {
    table
      .string('last_hash', 64)
      .notNullable()
      .defaultTo('')
      .comment('Hash of the newest row in request_events');
  });
  await chainExisting(knex);

  await knex.schema.createTable('audit_seals', table => {
    table.comment('The ends of all chains at some moment; append only');
    table.integer('number').primary().comment('From 1, without gaps');
    table.integer('requests').notNullable().comment('How many ends it seals');
    table
      .integer('events')
      .notNullable()
      .comment('How many rows came since the seal before');
    table.string('root', 64).notNullable().comment('Hash over its ends');
    table
      .string('previous', 64)
      .notNullable()
      .comment('Hash of the seal before; empty for the first');
    table
      .string('hash', 64)
      .notNullable()
      .comment('Over all of the above; sent to the auditor');
    table.dateTime('sealed_at').notNullable();
  });

  await knex.schema.createTable('audit_seal_ends', table => {
    table.comment(
      'Which row of a timeline a seal ends with; without a reference to it, so that what is removed is missed',
    );
    table.string('request_id', 36).notNullable();
    table.integer('sequence').notNullable();
    table.string('hash', 64).notNullable().comment('Of that row');
    table
      .integer('seal')
      .notNullable()
      .references('number')
      .inTable('audit_seals');
    table.primary(['request_id', 'sequence']);
    table.index(['seal', 'request_id'], 'audit_seal_ends_seal_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('audit_seal_ends');
  await knex.schema.dropTable('audit_seals');
  // Not by knex: for SQLite it makes the table anew, which the references to
  // its rows forbid. Both databases have the statement.
  for (const [table, column] of [
    ['requests', 'last_hash'],
    ['request_events', 'hash'],
  ])
    await knex.raw('alter table ?? drop column ??', [table, column]);
};
