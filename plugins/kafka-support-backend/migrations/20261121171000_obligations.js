// @ts-check

/**
 * What is owed by a date.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('obligations', table => {
    table.comment('What is owed by a date, by people or by the backend itself');
    table.string('id', 36).primary().comment('Random UUID');
    table.string('kind', 30).notNullable().comment('What sort of thing');
    table.string('state', 10).notNullable().comment('open, done or failed');
    table
      .string('open_key', 1100)
      .comment(
        'What there is at most one open obligation of; empty once settled',
      );
    table.text('title').notNullable().comment('What is owed in a few words');
    table.string('cluster', 100).notNullable().comment('Id of the cluster');
    table.string('resource', 1000).notNullable().comment('Resource ref');
    table
      .string('request_id', 36)
      .references('id')
      .inTable('requests')
      .comment('The request that it comes from');
    table
      .string('owed_by', 300)
      .notNullable()
      .comment('Entity ref, or system: the backend does it');
    table.text('detail').notNullable().comment('What its kind needs, JSON');
    table.dateTime('due_at').notNullable();
    table
      .dateTime('remind_from')
      .notNullable()
      .comment('Nobody is reminded earlier: half of its time is over');
    table
      .dateTime('reminded_at')
      .comment('When people were told that it is due soon');
    table
      .dateTime('missed_at')
      .comment('When people were told that it is late');
    table
      .text('reason')
      .comment('Why it failed or is late, or how it was done');
    table.integer('version').notNullable().comment('Rises with each write');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often the backend tried to do it');
    table
      .dateTime('try_at')
      .notNullable()
      .comment('The backend does not try it earlier');
    table.string('lease_holder', 100).comment('Who is doing it');
    table.dateTime('lease_until').comment('Until when that one has it');
    table.dateTime('created_at').notNullable();
    table.dateTime('settled_at').comment('When it was done or failed');
    table.string('settled_by', 300).comment('Entity ref, or system');

    table.unique(['open_key'], { indexName: 'obligations_open_key_uniq' });
    table.index(['state', 'due_at', 'id'], 'obligations_state_idx');
    table.index(['resource', 'state', 'due_at'], 'obligations_resource_idx');
    table.index(['request_id'], 'obligations_request_idx');
    table.index(['state', 'owed_by', 'try_at', 'id'], 'obligations_work_idx');
  });

  await knex.schema.createTable('obligation_people', table => {
    table.comment('Who owes an obligation or is told of it');
    table.string('ref', 300).notNullable().comment('Entity ref, lower case');
    table
      .string('obligation_id', 36)
      .notNullable()
      .references('id')
      .inTable('obligations')
      .onDelete('CASCADE');
    table.primary(['ref', 'obligation_id']);
    table.index(['obligation_id'], 'obligation_people_obligation_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('obligation_people');
  await knex.schema.dropTable('obligations');
};
