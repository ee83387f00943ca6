// @ts-check

/**
 * What happened at the gates: passages, their rounds, and spells to measure.
 *
 * Spells repeat what rounds say, one row per segment: distributions of any
 * segment are then one indexed range, whatever ends it (a start, a decision, an
 * ask again).
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('passage', table => {
    table.comment('One subject going through one gate');
    childOfJourney(table);
    table.integer('passage').notNullable().comment('Order within the journey');
    table.text('gate').notNullable().comment('The gate');
    table.text('function').notNullable().comment('Accountable function');
    table.text('subject').notNullable().comment('Ticket, change, run or case');
    table.text('risk_class').comment('Risk class of the subject');
    table.bigInteger('asked_ms').notNullable().comment('First ask');
    table
      .bigInteger('approved_ms')
      .comment('Last approval; null: not approved so far');
    table
      .bigInteger('approved_last_ms')
      .comment('An approval after the last round, without another ask');
    table
      .text('state')
      .notNullable()
      .comment('open, approved, rejected or abandoned');
    table.primary(['journey_id', 'passage'], 'passage_pk');
    table.index(['gate', 'asked_ms'], 'passage_gate_idx');
  });

  await knex.schema.createTable('round', table => {
    table.comment('One ask to decision at a gate, with the rework it caused');
    childOfJourney(table);
    table.integer('passage').notNullable().comment('Passage of the journey');
    table.integer('ordinal').notNullable().comment('Order within the passage');
    table.text('gate').notNullable().comment('The gate');
    table.bigInteger('asked_ms').notNullable().comment('When it was asked');
    table.bigInteger('started_ms').comment('Somebody started; null: not seen');
    table.bigInteger('decided_ms').comment('Decided; null: open or abandoned');
    table.text('decision').comment('approved, rejected, requestChanges, …');
    table.bigInteger('returned_ms').comment('Came back for rework');
    table.bigInteger('resumed_ms').comment('The rework ended');
    table.boolean('commented').comment('A person commented; null: not known');
    table.boolean('changed').comment('It changed afterwards; null: not known');
    table.text('state').notNullable().comment('open, decided or abandoned');
    table.boolean('caught').notNullable().comment('Sent back, then changed');
    table
      .boolean('rubber_stamp')
      .comment('Approved at once, unseen; null: not recorded');
    table.text('inferred').comment('Instants that are inferred, JSON');
    table.primary(['journey_id', 'passage', 'ordinal'], 'round_pk');
    table.index(['decided_ms', 'gate'], 'round_decided_idx');
    table.index(['asked_ms', 'gate'], 'round_asked_idx');
  });

  await knex.schema.createTable('spell', table => {
    table.comment(
      'One stay in one segment of a gate: what distributions count',
    );
    childOfJourney(table);
    table.integer('passage').notNullable().comment('Passage of the journey');
    table
      .integer('ordinal')
      .notNullable()
      .comment('Round within the passage; −1 for the total');
    table
      .text('segment')
      .notNullable()
      .comment('queue, processing, return or total');
    table.text('gate').notNullable().comment('The gate');
    table.bigInteger('opened_ms').notNullable().comment('Start');
    table.bigInteger('ended_ms').comment('End; null: open, or abandoned');
    table
      .bigInteger('abandoned_ms')
      .comment('Its journey closed without an end; null: it did not');
    table
      .bigInteger('working_ms')
      .comment("Duration on the gate's calendar; null: open, or none");
    table.primary(['journey_id', 'passage', 'ordinal', 'segment'], 'spell_pk');
    table.index(['ended_ms', 'opened_ms'], 'spell_ended_idx');
    table.index(['opened_ms', 'ended_ms'], 'spell_opened_idx');
    table.index(['gate', 'opened_ms'], 'spell_open_idx', {
      predicate: knex.whereNull('ended_ms').whereNull('abandoned_ms'),
    });
    table.index(['abandoned_ms', 'gate'], 'spell_abandoned_idx', {
      predicate: knex.whereNotNull('abandoned_ms'),
    });
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
  await knex.schema.dropTable('spell');
  await knex.schema.dropTable('round');
  await knex.schema.dropTable('passage');
};
