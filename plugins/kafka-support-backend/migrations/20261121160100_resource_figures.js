// @ts-check

/**
 * More of what a sync of the inventory sees: settings of topics, figures that
 * move, what could not be read, and how far a sync is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resources', table => {
    table
      .text('config')
      .comment('Of a topic: settings made on it, JSON; null while unknown');
    table.string('config_digest', 64).comment('SHA-256 of config');
    table
      .dateTime('last_seen')
      .comment(
        'Set when a sync no longer listed it; else it is in inventory_syncs',
      );
  });
  await knex.schema.createTable('resource_figures', table => {
    table.comment(
      'Figures that move, such as sizes; written only where they differ much',
    );
    table.string('resource', 1000).primary().comment('Resource ref');
    table.string('cluster', 100).notNullable().comment('Of the resource');
    table.string('type', 20).notNullable().comment('Of the resource');
    table.text('figures').notNullable().comment('JSON, by type');
    table.index(['cluster', 'type'], 'resource_figures_cluster_idx');
  });
  await knex.schema.alterTable('inventory_syncs', table => {
    table
      .text('unread')
      .comment('Figures that could not be read, with the reasons, JSON');
    table
      .text('running')
      .comment('How far a sync that is under way is, JSON; null: none is');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('inventory_syncs', table => {
    table.dropColumn('running');
    table.dropColumn('unread');
  });
  await knex.schema.dropTable('resource_figures');
  await knex.schema.alterTable('resources', table => {
    table.dropColumn('last_seen');
    table.dropColumn('config_digest');
    table.dropColumn('config');
  });
};
