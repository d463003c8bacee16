// @ts-check

/**
 * What people decided in access reviews. The review itself is an obligation.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('access_review_submissions', table => {
    table.comment('Each time that somebody decided; append only');
    table
      .string('obligation_id', 36)
      .notNullable()
      .references('id')
      .inTable('obligations')
      .comment('The review');
    table.integer('number').notNullable().comment('From 1, without gaps');
    table.string('resource', 1000).notNullable().comment('Resource ref');
    table.string('decided_by', 300).notNullable().comment('User entity ref');
    table.dateTime('decided_at').notNullable();
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256 over all grants that were seen');
    table.text('grants').notNullable().comment('What was seen, JSON');
    table
      .text('decisions')
      .notNullable()
      .comment('Key of the grant, verdict and reason, JSON array');
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256 over all of the above; the audit record holds it');
    table.primary(['obligation_id', 'number']);
    table.index(['resource', 'decided_at'], 'access_review_resource_idx');
  });

  await knex.schema.createTable('access_review_revokes', table => {
    table.comment('What is to be taken back, one request for each principal');
    table.string('obligation_id', 36).notNullable().comment('The review');
    table.integer('number').notNullable().comment('Of the submission');
    table.string('principal', 500).notNullable();
    table.text('bindings').notNullable().comment('ACL bindings, JSON array');
    table.text('justification').notNullable().comment('Of the request');
    table.string('filed_by', 300).notNullable().comment('Who decided');
    table
      .text('filed_by_refs')
      .notNullable()
      .comment('Groups of that person then, JSON array');
    table
      .text('body')
      .comment('What is submitted, JSON: kept first, so that it is filed once');
    table.string('request_id', 36).comment('The request, once it is filed');
    table.text('problem').comment('Why it is not filed yet, for people');
    table
      .boolean('settled')
      .notNullable()
      .comment('Filed, or there was nothing left to take back');
    table.primary(['obligation_id', 'number', 'principal']);
    table
      .foreign(['obligation_id', 'number'])
      .references(['obligation_id', 'number'])
      .inTable('access_review_submissions');
    table.index(['settled', 'obligation_id'], 'access_review_revokes_idx');
    table.index(['request_id'], 'access_review_revokes_request_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('access_review_revokes');
  await knex.schema.dropTable('access_review_submissions');
};
