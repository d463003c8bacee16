// @ts-check

/**
 * What is known of drift between two looks at a cluster.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('drift_baselines', table => {
    table.comment(
      'When drift was first looked for: what was there by then was found, and needs no request',
    );
    table.string('cluster', 100).primary().comment('Id of the cluster');
    table.dateTime('since').notNullable();
  });

  await knex.schema.createTable('topic_identities', table => {
    table.comment(
      'Which topic a request made: its id as it was first seen after that',
    );
    table.string('resource', 1000).primary().comment('Resource ref');
    table.string('cluster', 100).notNullable().comment('Of the topic');
    table
      .string('request_id', 36)
      .notNullable()
      .comment('The request that made it; a newer one writes it anew');
    table.string('topic_id', 36).notNullable();
    table.index(['cluster'], 'topic_identities_cluster_idx');
  });

  await knex.schema.createTable('drifted_topics', table => {
    table.comment('Topics that differ from what was approved of them');
    table.string('resource', 1000).primary().comment('Resource ref');
    table.string('cluster', 100).notNullable().comment('Of the topic');
    table
      .text('differences')
      .notNullable()
      .comment('JSON array: each difference with the time it was first seen');
    table.index(['cluster'], 'drifted_topics_cluster_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('drifted_topics');
  await knex.schema.dropTable('topic_identities');
  await knex.schema.dropTable('drift_baselines');
};
