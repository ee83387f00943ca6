// @ts-check

/**
 * What organisation-wide figures are read from: one row per gate and day.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  const binary = knex.client.config.client === 'pg' ? 'bytea' : 'blob';

  await knex.schema.createTable('sketch_day', table => {
    table.comment('Histogram of durations per scope, gate, segment and day');
    scopeDay(table);
    table.text('gate').notNullable().comment('The gate');
    table
      .text('segment')
      .notNullable()
      .comment('queue, processing, return or total');
    table
      .text('kind')
      .notNullable()
      .comment('decided: ended that day; open: open at its 00:00 UTC');
    table.integer('n').notNullable().comment('Durations in it');
    table.bigInteger('sum_ms').notNullable().comment('Their exact sum');
    table
      .specificType('data', binary)
      .notNullable()
      .comment('encodeSketch of flow');
    table.primary(
      ['scope_id', 'day', 'gate', 'segment', 'kind'],
      'sketch_day_pk',
    );
  });

  await knex.schema.createTable('gate_day', table => {
    table.comment('Counts of rounds per scope, gate and day');
    scopeDay(table);
    table.text('gate').notNullable().comment('The gate');
    table
      .text('measure')
      .notNullable()
      .comment('See GateMeasure: a decision, asked, caught, …');
    table.integer('n').notNullable().comment('How many, on that day');
    table.primary(['scope_id', 'day', 'gate', 'measure'], 'gate_day_pk');
  });

  await knex.schema.createTable('dirty_day', table => {
    table.comment(
      'Days to be computed again; figures read them raw until then',
    );
    // Append-only: projections would otherwise queue for the row of today
    table.bigIncrements('id').comment('Surrogate key');
    scopeDay(table);
    table
      .text('kind')
      .notNullable()
      .comment('decided: what ended that day; open: the stock at its 00:00');
    table.index(['day', 'scope_id', 'kind'], 'dirty_day_idx');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function scopeDay(table) {
  table
    .integer('scope_id')
    .notNullable()
    .comment('0: the organisation; else entity.id of a domain');
  table.integer('day').notNullable().comment('Days since 1970-01-01, UTC');
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dirty_day');
  await knex.schema.dropTable('gate_day');
  await knex.schema.dropTable('sketch_day');
};
