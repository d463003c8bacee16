// @ts-check

/**
 * Requests with everything that moves with them in one transaction.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('requests', table => {
    table.comment('What people ask for: one intended change on one cluster');
    table.string('id', 36).primary().comment('Random UUID');
    table.string('kind', 100).notNullable().comment('Id of the request kind');
    table.string('cluster', 100).notNullable().comment('Id of the cluster');
    table
      .string('environment', 20)
      .notNullable()
      .comment('Environment of the cluster when it was submitted');
    table.text('title').notNullable().comment('What is asked in a few words');
    table
      .text('resources')
      .notNullable()
      .comment('What it touches, JSON array; request_resources indexes it');
    table
      .text('spec')
      .notNullable()
      .comment('Desired state, JSON; never changed');
    table
      .string('status', 20)
      .notNullable()
      .comment('Where it stands in the lifecycle');
    table.text('status_reason').comment('Why it stands there, a sentence');
    table
      .integer('version')
      .notNullable()
      .comment('Rises with each write; every write is conditional on it');
    table
      .integer('last_sequence')
      .notNullable()
      .comment('Sequence of the newest row in request_events');
    table
      .integer('plan_number')
      .notNullable()
      .comment('Which row of request_plans is in force');
    table.string('requester', 300).notNullable().comment('User entity ref');
    table
      .text('requester_ownership_refs')
      .notNullable()
      .comment('Groups of the requester when it was submitted, JSON array');
    table.string('component', 300).comment('Component it is for, entity ref');
    table.string('owner', 300).comment('Owner of the component, entity ref');
    table.text('justification').notNullable().comment('Why it is asked');
    table.string('needed_by', 10).comment('By when, ISO date');
    table
      .text('ownership')
      .notNullable()
      .comment('Who answers for the main resource, JSON, as it was');
    table
      .text('support_metadata')
      .notNullable()
      .comment('Support metadata, JSON, as it was');
    table
      .text('reviewers')
      .notNullable()
      .comment('Who must agree and why, JSON; request_reviewers indexes it');
    table
      .text('connection_settings')
      .notNullable()
      .comment('Settings to copy, JSON');
    table
      .text('claim_keys')
      .notNullable()
      .comment('What it holds while under way, JSON array');
    table
      .string('revert_of', 36)
      .references('id')
      .inTable('requests')
      .comment('Request that it undoes');
    table
      .string('supersedes', 36)
      .references('id')
      .inTable('requests')
      .comment('Request that it replaces');
    table.string('lease_holder', 100).comment('Replica that works on it');
    table.dateTime('lease_until').comment('End of that lease');
    table.dateTime('created_at').notNullable();
    table.dateTime('updated_at').notNullable();

    table.index(['created_at', 'id'], 'requests_created_idx');
    table.index(['status', 'created_at', 'id'], 'requests_status_idx');
    table.index(['kind', 'created_at', 'id'], 'requests_kind_idx');
    table.index(['cluster', 'created_at', 'id'], 'requests_cluster_idx');
    table.index(['requester', 'created_at', 'id'], 'requests_requester_idx');
    table.index(['owner', 'created_at', 'id'], 'requests_owner_idx');
    table.index(['component', 'created_at', 'id'], 'requests_component_idx');
  });

  await knex.schema.createTable('request_resources', table => {
    table.comment('What a request touches, for looking up by resource');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests');
    table.integer('position').notNullable().comment('0 is the main resource');
    table.string('resource', 1000).notNullable().comment('Resource ref');
    table.primary(['request_id', 'position']);
    table.index(['resource', 'request_id'], 'request_resources_resource_idx');
  });

  await knex.schema.createTable('request_plans', table => {
    table.comment(
      'Each plan that people or the worker acted on, with what the rules said; append only',
    );
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests');
    table.integer('number').notNullable().comment('From 1, without gaps');
    table.text('plan', 'longtext').notNullable().comment('Plan, JSON');
    table
      .text('evaluation', 'longtext')
      .notNullable()
      .comment('Evaluation, JSON');
    table.dateTime('recorded_at').notNullable();
    table.primary(['request_id', 'number']);
  });

  await knex.schema.createTable('request_claims', table => {
    table.comment('What requests under way hold, so that no two cross');
    table.string('claim_key', 1000).primary();
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests')
      .index('request_claims_request_idx');
  });

  await knex.schema.createTable('request_reviewers', table => {
    table.comment('Who can fill which role, for looking up what waits for one');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests');
    table.string('role', 50).notNullable();
    table
      .string('filled_by', 300)
      .notNullable()
      .comment('Group or user entity ref in lower case');
    table.primary(['request_id', 'role', 'filled_by']);
    table.index(['filled_by', 'request_id'], 'request_reviewers_filled_idx');
  });

  await knex.schema.createTable('reviews', table => {
    table.comment('The verdict of one person in one role on one plan digest');
    table.string('id', 36).primary();
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests')
      .index('reviews_request_idx');
    table.string('reviewer', 300).notNullable().comment('User entity ref');
    table.string('role', 50).notNullable();
    table.string('verdict', 10).notNullable().comment('approve or reject');
    table.string('plan_digest', 64).notNullable().comment('What they saw');
    table.text('comment');
    table.dateTime('created_at').notNullable();
    table
      .boolean('lapsed')
      .notNullable()
      .comment('True when the plan changed after it');
  });

  await knex.schema.createTable('request_events', table => {
    table.comment('The timeline of each request; append only');
    table
      .string('request_id', 36)
      .notNullable()
      .references('id')
      .inTable('requests');
    table.integer('sequence').notNullable().comment('From 1, without gaps');
    table.string('type', 50).notNullable();
    table.dateTime('at').notNullable();
    table
      .string('actor', 300)
      .notNullable()
      .comment('User or service ref; system for the worker');
    table.text('message').notNullable();
    table.string('from_status', 20);
    table.string('to_status', 20);
    table.text('change_id').comment('Change of the plan that it brackets');
    table.string('plan_digest', 64);
    table.text('details').comment('Small facts, JSON');
    table.primary(['request_id', 'sequence']);
    table.index(['at', 'request_id', 'sequence'], 'request_events_at_idx');
    table.index(
      ['actor', 'at', 'request_id', 'sequence'],
      'request_events_actor_idx',
    );
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.comment('Which request a key made, so that a repeat makes no second');
    table.string('caller', 300).notNullable();
    table.string('route', 100).notNullable();
    table.string('key', 200).notNullable();
    table.string('body_hash', 64).notNullable().comment('SHA-256 of the body');
    table.string('request_id', 36).notNullable();
    table
      .dateTime('created_at')
      .notNullable()
      .index('idempotency_keys_created_idx')
      .comment('Rows are deleted 24 h later');
    table.primary(['caller', 'route', 'key']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'idempotency_keys',
    'request_events',
    'reviews',
    'request_reviewers',
    'request_claims',
    'request_plans',
    'request_resources',
    'requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
