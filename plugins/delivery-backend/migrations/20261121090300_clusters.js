// @ts-check

/**
 * What is computed together: nodes, their clusters, and what attaches to them.
 *
 * An event belongs to a node, a node to at most one cluster, so merging two
 * clusters relabels nodes and never touches events; no alias table is needed,
 * because nothing outside keeps a cluster id beyond a transaction.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster', table => {
    table.comment('Tickets, changes and commits that are projected together');
    // AUTOINCREMENT on SQLite: the id of a merged cluster is never used again
    table.bigIncrements('id').comment('Surrogate key');
    table.integer('size').notNullable().comment('Nodes in it');
    table
      .integer('events')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Events that its last projection read; large ones are debounced',
      );
    table
      .bigInteger('dirty_since_ms')
      .comment('First event not yet projected; null: up to date');
    table
      .bigInteger('due_ms')
      .comment('Project it from then on; null: up to date');
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('Projections that failed in a row');
    table.text('failure').comment('Message of the last failure');
    table
      .bigInteger('archived_ms')
      .comment('Its events were deleted by retention; never projected again');
    table.index(['due_ms'], 'cluster_due_idx', {
      predicate: knex.whereNotNull('due_ms'),
    });
  });

  await knex.schema.createTable('node', table => {
    table.comment('Subjects of events: tickets, changes, runs, deployments …');
    table.bigIncrements('id').comment('Surrogate key');
    table
      .text('key')
      .notNullable()
      .unique({ indexName: 'node_key_uniq' })
      .comment('nodeOf(fact), e.g. ticket:PAY-12');
    table
      .bigInteger('cluster_id')
      .references('cluster.id')
      .comment('Null for what only attaches');
    table.index(['cluster_id'], 'node_cluster_idx');
  });

  await knex.schema.createTable('node_attach', table => {
    table.comment('Keys under which attaching nodes are found');
    table.text('key').notNullable().comment('attachKeysOf(fact), e.g. sha:…');
    table.bigInteger('node_id').notNullable().comment('The node found by it');
    table
      .bigInteger('time_ms')
      .notNullable()
      .comment('Earliest event of the node under the key');
    table.primary(['key', 'node_id'], 'node_attach_pk');
    table.index(['key', 'time_ms'], 'node_attach_time_idx');
    table.index(['node_id'], 'node_attach_node_idx');
  });

  await knex.schema.createTable('cluster_attach', table => {
    table.comment('Keys that a cluster looks under, as of its last projection');
    table.text('key').notNullable().comment('attachKeysFor(facts)');
    table
      .bigInteger('cluster_id')
      .notNullable()
      .references('cluster.id')
      .onDelete('CASCADE')
      .comment('The cluster');
    table
      .bigInteger('from_ms')
      .notNullable()
      .comment('What began before it cannot matter; −2^53: everything does');
    table
      .bigInteger('to_ms')
      .notNullable()
      .comment('What began after it cannot matter; 2^53: everything does');
    table.primary(['key', 'cluster_id'], 'cluster_attach_pk');
    table.index(['key', 'to_ms'], 'cluster_attach_window_idx');
    table.index(['cluster_id'], 'cluster_attach_cluster_idx');
  });

  await knex.schema.createTable('projection_state', table => {
    table.comment('What the projection remembers between runs, by name');
    table.string('name', 60).primary().comment('E.g. fingerprint');
    table.text('value').notNullable().comment('Its value');
    table.bigInteger('updated_ms').notNullable().comment('Last change');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('projection_state');
  await knex.schema.dropTable('cluster_attach');
  await knex.schema.dropTable('node_attach');
  await knex.schema.dropTable('node');
  await knex.schema.dropTable('cluster');
};
