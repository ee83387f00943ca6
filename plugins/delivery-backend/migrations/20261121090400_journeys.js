// @ts-check

/**
 * What the fold says: journeys with their spans, visits, cells and anomalies.
 *
 * Everything here is rebuilt from events, one cluster per transaction. Gates,
 * functions and kinds are kept by name: rows can be read without a dictionary
 * that replicas would have to agree on.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('journey', table => {
    table.comment('Journeys, one row each');
    table.bigIncrements('id').comment('Surrogate key');
    table
      .bigInteger('cluster_id')
      .notNullable()
      .comment('The cluster it was projected from');
    table
      .text('root_key')
      .notNullable()
      .unique({ indexName: 'journey_root_uniq' })
      .comment('Public id: key of the root');
    table.text('root_kind').notNullable().comment('ticket, change or case');
    table.text('root_type').comment('Type of the root ticket');
    table.text('title').comment('Title of the root');
    table.text('url').comment('Where a person can open the root');
    table.bigInteger('from_ms').notNullable().comment('Start');
    table.bigInteger('to_ms').comment('End; null while open');
    table.bigInteger('requested_ms').comment('Milestone');
    table.bigInteger('productive_ms').comment('Milestone');
    table.bigInteger('deployed_ms').comment('Milestone');
    table.bigInteger('adopted_ms').comment('Milestone');
    table
      .text('milestones')
      .notNullable()
      .comment('All milestones with their provenance, JSON');
    table
      .bigInteger('active_ms')
      .comment('Work, processing and return; null while open');
    table
      .bigInteger('working_ms')
      .comment('Elapsed on the default calendar; null: open, or none');
    table
      .bigInteger('governance_ms')
      .notNullable()
      .comment('Governance latency up to governance_since_ms');
    table
      .bigInteger('governance_since_ms')
      .comment('Since when a gate is open without a break; null: none is');
    table.integer('observed').notNullable().comment('Timestamps seen');
    table.integer('inferred').notNullable().comment('Timestamps concluded');
    table.integer('missing').notNullable().comment('Timestamps absent');
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256 of the fold: an equal one is not written again');
    table.index(['cluster_id'], 'journey_cluster_idx');
    table.index(['to_ms', 'from_ms'], 'journey_window_idx');
  });

  await knex.schema.createTable('journey_node', table => {
    table.comment('Which subjects, and so which events, a journey holds');
    childOfJourney(table);
    table.bigInteger('node_id').notNullable().comment('The subject');
    table
      .boolean('joined')
      .notNullable()
      .comment('True: in this journey only; false: attached, maybe to many');
    table.primary(['journey_id', 'node_id'], 'journey_node_pk');
    table.index(['node_id'], 'journey_node_node_idx');
  });

  await knex.schema.createTable('span', table => {
    table.comment('Intervals of a journey: what kind of time, and whose');
    childOfJourney(table);
    table.integer('ordinal').notNullable().comment('Order within the journey');
    table.text('span_kind').notNullable().comment('work, queue, …');
    table.text('function').notNullable().comment('Accountable function');
    table.text('gate').comment('Gate it belongs to');
    table.bigInteger('start_ms').notNullable().comment('Start');
    table.bigInteger('end_ms').comment('End; null while open');
    table.text('subject').notNullable().comment('What it was read from');
    table.text('step').comment("The source's own name for it");
    table.text('inferred').comment('Which end is inferred: start, end, both');
    table.primary(['journey_id', 'ordinal'], 'span_pk');
  });

  await knex.schema.createTable('visit', table => {
    table.comment('Stays of a journey in a step: a status or an activity');
    childOfJourney(table);
    table.integer('ordinal').notNullable().comment('Order within the journey');
    table.text('step').notNullable().comment("The source's own name");
    table.text('kind').notNullable().comment('A span kind, or unaccounted');
    table.bigInteger('start_ms').notNullable().comment('Start');
    table.bigInteger('end_ms').comment('End; null while it lasts');
    table.primary(['journey_id', 'ordinal'], 'visit_pk');
  });

  await knex.schema.createTable('journey_cell', table => {
    table.comment('Attribution of closed journeys; sums to to_ms − from_ms');
    childOfJourney(table);
    table.text('span_kind').notNullable().comment('A kind, or unaccounted');
    table.text('function').notNullable().comment('Empty when unaccounted');
    table.text('gate').notNullable().comment('Empty without a gate');
    table.bigInteger('ms').notNullable().comment('Attributed milliseconds');
    table.primary(
      ['journey_id', 'span_kind', 'function', 'gate'],
      'journey_cell_pk',
    );
  });

  await knex.schema.createTable('anomaly', table => {
    table.comment('What the fold kept, but could not use as it stands');
    childOfJourney(table);
    table.integer('ordinal').notNullable().comment('Order within the journey');
    table.text('code').notNullable().comment('E.g. decided-before-asked');
    table.text('subject').notNullable().comment('What it is about');
    table.bigInteger('at_ms').notNullable().comment('When');
    table.text('message').notNullable().comment('For whoever has to mend it');
    table.primary(['journey_id', 'ordinal'], 'anomaly_pk');
    table.index(['code'], 'anomaly_code_idx');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function childOfJourney(table) {
  table
    .bigInteger('journey_id')
    .notNullable()
    .references('journey.id')
    .onDelete('CASCADE')
    .comment('The journey');
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('anomaly');
  await knex.schema.dropTable('journey_cell');
  await knex.schema.dropTable('visit');
  await knex.schema.dropTable('span');
  await knex.schema.dropTable('journey_node');
  await knex.schema.dropTable('journey');
};
