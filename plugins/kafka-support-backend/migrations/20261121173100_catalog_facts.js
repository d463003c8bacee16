// @ts-check

/**
 * What the software catalog said last, so that owners are known while it does
 * not answer, after a restart too.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('catalog_facts', table => {
    table.comment('What the software catalog said last, while it answered');
    table.string('key', 500).primary().comment('What was asked');
    table.text('value', 'longtext').comment('The answer, JSON; null: nothing');
    table
      .dateTime('read_at')
      .notNullable()
      .index('catalog_facts_read_idx')
      .comment('When; within some minutes. Rows are deleted after 30 days');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('catalog_facts');
};
