// @ts-check

/**
 * What people decided that belongs to no request.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit_records', table => {
    table.comment(
      'Who did what that belongs to no request: one chain, append only',
    );
    table.integer('sequence').primary().comment('From 1, without gaps');
    table.string('type', 40).notNullable().comment('What happened');
    table.string('kind', 40).notNullable().comment('What it is about');
    table.dateTime('at').notNullable();
    table.string('actor', 300).notNullable().comment('Entity ref, or system');
    table.string('cluster', 100).notNullable().comment('Id of the cluster');
    table
      .string('resource', 1000)
      .comment('Resource ref; empty for what is about the whole cluster');
    table.text('title').notNullable().comment('What it happened to');
    table.text('message').notNullable().comment('In words for people');
    table.text('details').comment('Small facts, JSON');
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256 over this row and the hash of the one before it');
    table.index(['at', 'sequence'], 'audit_records_at_idx');
    table.index(['actor', 'at'], 'audit_records_actor_idx');
    table.index(['resource', 'at'], 'audit_records_resource_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('audit_records');
};
