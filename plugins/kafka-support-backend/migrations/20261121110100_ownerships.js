// @ts-check

/**
 * Confirmed owners. Only these carry authority.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ownerships', table => {
    table.comment('Who answers for a resource, as confirmed');
    table.string('resource', 1000).primary().comment('Resource ref');
    table
      .string('owner', 300)
      .notNullable()
      .index('ownerships_owner_idx')
      .comment('Group entity ref');
    table
      .string('component', 300)
      .index('ownerships_component_idx')
      .comment('Component entity ref');
    table
      .string('basis', 20)
      .notNullable()
      .comment('claim, transfer or request');
    table
      .string('source', 36)
      .notNullable()
      .comment('Request that confirmed it');
    table.dateTime('confirmed_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ownerships');
};
