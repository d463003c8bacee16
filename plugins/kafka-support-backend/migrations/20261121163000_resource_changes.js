// @ts-check

/**
 * What changed since a time is asked for all the time, by the software catalog.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resources', table => {
    table.index(['last_changed'], 'resources_last_changed_idx');
    // Nearly nothing is gone: an index of all would be taken for what is not.
    table.index(['gone_at'], 'resources_gone_at_idx', {
      predicate: knex.whereNotNull('gone_at'),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('resources', table => {
    table.dropIndex(['last_changed'], 'resources_last_changed_idx');
    table.dropIndex(['gone_at'], 'resources_gone_at_idx');
  });
};
