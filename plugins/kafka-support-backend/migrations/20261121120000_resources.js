// @ts-check

/**
 * The inventory: what exists on the clusters, as the syncs saw it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('resources', table => {
    table.comment(
      'What exists on the clusters, or did; owners are in ownerships',
    );
    table.string('resource', 1000).primary().comment('Resource ref');
    table.string('cluster', 100).notNullable().comment('Id of the cluster');
    table.string('type', 20).notNullable().comment('Type of the resource');
    table.string('name', 1000).notNullable().comment('As Kafka has it');
    table
      .string('search_name', 1000)
      .notNullable()
      .comment('The name in lower case: databases lower only some alphabets');
    table
      .string('topic_id', 36)
      .comment('Identity of a topic; made again, it has another');
    table.boolean('internal').notNullable().comment('Made by Kafka for itself');
    table.text('facts').notNullable().comment('What it is, JSON, by type');
    table
      .string('facts_digest', 64)
      .notNullable()
      .comment('SHA-256 of facts, so that a sync need not read them');
    table
      .integer('offline_partitions')
      .comment('Of a topic: partitions without a leader');
    table
      .integer('under_replicated_partitions')
      .comment('Of a topic: partitions that lack replicas in sync');
    table
      .dateTime('first_seen')
      .notNullable()
      .comment('By a sync; when it was last seen is in inventory_syncs');
    table
      .dateTime('last_changed')
      .notNullable()
      .comment('When a sync found other facts; health does not count');
    table
      .dateTime('recreated_at')
      .comment('When another topic had the name of one that was deleted');
    table.dateTime('gone_at').comment('When a sync no longer found it');

    table.index(['cluster', 'resource'], 'resources_cluster_idx');
    table.index(['cluster', 'type', 'resource'], 'resources_cluster_type_idx');
    table.index(['type', 'resource'], 'resources_type_idx');
    table.index(['internal', 'resource'], 'resources_internal_idx');
    // Holds all that is counted and searched, so that neither reads the rows.
    table.index(
      [
        'resource',
        'search_name',
        'cluster',
        'type',
        'internal',
        'gone_at',
        'offline_partitions',
        'under_replicated_partitions',
      ],
      'resources_search_idx',
    );
    table.index(['resource'], 'resources_offline_idx', {
      predicate: knex.whereRaw('offline_partitions > 0'),
    });
    table.index(['resource'], 'resources_under_replicated_idx', {
      predicate: knex.whereRaw('under_replicated_partitions > 0'),
    });
    table.index(['resource'], 'resources_gone_idx', {
      predicate: knex.whereNotNull('gone_at'),
    });
  });

  await knex.schema.createTable('inventory_syncs', table => {
    table.comment('How the last sync of each cluster and type went');
    table.string('cluster', 100).notNullable();
    table.string('type', 20).notNullable().comment('Type of the resources');
    table
      .dateTime('synced_at')
      .comment('When it was last read whole; all that is not gone was seen');
    table.integer('duration_ms').comment('How long that took');
    table.dateTime('failed_at').comment('Since that: when it last failed');
    table.text('reason').comment('Why it failed, for people');
    table
      .integer('revision')
      .notNullable()
      .comment('Rises when a sync wrote resources: counts made before are old');
    table.primary(['cluster', 'type']);
  });

  await knex.schema.alterTable('ownerships', table => {
    table.index(['confirmed_at'], 'ownerships_confirmed_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('ownerships', table => {
    table.dropIndex(['confirmed_at'], 'ownerships_confirmed_idx');
  });
  await knex.schema.dropTable('inventory_syncs');
  await knex.schema.dropTable('resources');
};
