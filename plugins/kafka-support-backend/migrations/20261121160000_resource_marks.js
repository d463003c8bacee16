// @ts-check

/**
 * What somebody may want to act on, as the syncs of the inventory see it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('resource_marks', table => {
    table.comment('Marks on resources, such as unused or drifted');
    table.string('resource', 1000).notNullable().comment('Resource ref');
    table.string('mark', 30).notNullable().comment('Which one');
    table.string('cluster', 100).notNullable().comment('Of the resource');
    table.dateTime('since').notNullable().comment('Since when it holds');
    table
      .text('detail')
      .notNullable()
      .comment('JSON: a sentence with its figures, and what would settle it');
    table.primary(['resource', 'mark']);
    table.index(['mark', 'resource'], 'resource_marks_mark_idx');
    table.index(['cluster', 'mark'], 'resource_marks_cluster_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('resource_marks');
};
