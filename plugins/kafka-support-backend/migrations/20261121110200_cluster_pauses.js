// @ts-check

/**
 * Clusters on which nothing is applied for now.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster_pauses', table => {
    table.comment('Clusters that an operator paused: nothing is applied there');
    table.string('cluster', 100).primary();
    table.string('paused_by', 300).notNullable().comment('User entity ref');
    table.text('reason').notNullable();
    table.dateTime('since').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_pauses');
};
