// @ts-check

/**
 * Outcomes as the catalog has them, what was read of them, and what was said.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('outcome', table => {
    table.comment('Outcomes of the catalog, as they were read last');
    table.string('ref', 500).primary().comment('Entity ref');
    table.text('entity').notNullable().comment('JSON of the entity');
    table.text('contributors').notNullable().comment('Entity refs, JSON');
    table.text('missing').notNullable().comment('Those not in the catalog');
    table.bigInteger('seen_ms').notNullable().comment('When it was read');
  });

  await knex.schema.createTable('outcome_meter', table => {
    table.comment('How the meters of outcomes are doing');
    measured(table);
    table
      .string('meter', 16)
      .notNullable()
      .comment('Digest of its declaration: another one begins anew');
    table.bigInteger('tried_ms').notNullable().comment('Last attempt');
    table.bigInteger('read_ms').comment('Last attempt that succeeded');
    table.text('problem').comment('Of the last attempt; null: none');
    table.primary(['outcome', 'role'], 'outcome_meter_pk');
  });

  await knex.schema.createTable('outcome_reading', table => {
    table.comment('What meters read; never changed');
    measured(table);
    table.string('meter', 16).notNullable().comment('Digest that read it');
    table.bigInteger('at_ms').notNullable().comment('What it is of');
    table.double('value').notNullable().comment('In the unit of the measure');
    table.bigInteger('read_ms').notNullable().comment('When it was read');
    table.primary(['outcome', 'role', 'meter', 'at_ms'], 'outcome_reading_pk');
  });

  await knex.schema.createTable('outcome_check_in', table => {
    table.comment('Figures that people entered; append-only');
    table.bigIncrements('seq').comment('Order of arrival');
    table.string('id', 36).notNullable().unique().comment('Public id');
    measured(table);
    table.bigInteger('at_ms').notNullable().comment('What it is of');
    table.double('value').notNullable().comment('In the unit of the measure');
    table.text('note').notNullable().comment('Where it comes from');
    table.string('author', 500).notNullable().comment('Entity ref');
    table.bigInteger('entered_ms').notNullable().comment('When it came');
    table.index(['outcome', 'role', 'at_ms', 'seq'], 'outcome_check_in_ix');
  });

  await knex.schema.createTable('outcome_snapshot', table => {
    table.comment('What was reported of each outcome, day by day');
    table.string('outcome', 500).notNullable().comment('Entity ref');
    table.integer('day').notNullable().comment('Days since 1970-01-01, UTC');
    table.bigInteger('made_ms').notNullable().comment('The last of that day');
    table.text('report').notNullable().comment('OutcomeReport, JSON');
    table.primary(['outcome', 'day'], 'outcome_snapshot_pk');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function measured(table) {
  table.string('outcome', 500).notNullable().comment('Entity ref');
  table.string('role', 10).notNullable().comment('measure or adoption');
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('outcome_snapshot');
  await knex.schema.dropTable('outcome_check_in');
  await knex.schema.dropTable('outcome_reading');
  await knex.schema.dropTable('outcome_meter');
  await knex.schema.dropTable('outcome');
};
