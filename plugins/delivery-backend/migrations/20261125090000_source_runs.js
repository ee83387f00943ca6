// @ts-check

/**
 * What the sources of modules remember, are asked for, and have to tell.
 *
 * `source` tallies events by where they happened; these tables are about who
 * fetches them.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source_run', table => {
    table.comment('Sources of modules: their last run, and what came of all');
    table.string('source_id', 200).primary().comment('EventSource.id');
    table
      .string('status', 20)
      .notNullable()
      .comment('waiting, running, ok, partial or failed');
    table.bigInteger('started_ms').comment('Start of the last run');
    table.bigInteger('succeeded_ms').comment('End of the last good run');
    table.bigInteger('next_ms').comment('When the next run is due');
    table.text('progress').comment('How far the run is, JSON; null: not said');
    table
      .text('problems')
      .notNullable()
      .defaultTo('[]')
      .comment('What people should mend, JSON, without persons or secrets');
    for (const [column, comment] of /** @type {const} */ ([
      ['accepted', 'Events that were new'],
      ['duplicate', 'Events that were there already'],
      ['conflicting', 'Events that came again with another body'],
      ['rejected', 'Payloads that were not understood, or not complete'],
      ['ignored', 'Payloads that are deliberately not used'],
      ['webhooks', 'Webhooks that were stored'],
      ['refused', 'Webhooks whose sender did not know the secret'],
    ])) {
      table.bigInteger(column).notNullable().defaultTo(0).comment(comment);
    }
    table.bigInteger('webhook_ms').comment('Last webhook that was stored');
  });

  await knex.schema.createTable('source_memory', table => {
    table.comment('What a source remembers from run to run: cursors, ETags');
    table.string('source_id', 200).notNullable().comment('EventSource.id');
    table
      .string('key', 700)
      .notNullable()
      .comment('In the words of the source');
    table.text('value').notNullable().comment('JSON');
    table.bigInteger('updated_ms').notNullable().comment('Last change');
    table.primary(['source_id', 'key'], 'source_memory_pk');
  });

  await knex.schema.createTable('source_wish', table => {
    table.comment('What webhooks asked to be fetched anew, until it was');
    table.string('source_id', 200).notNullable().comment('EventSource.id');
    table
      .string('key', 700)
      .notNullable()
      .comment('In the words of the source');
    table
      .integer('version')
      .notNullable()
      .comment('Counts askings: one that comes while it is fetched stays');
    table.bigInteger('wished_ms').notNullable().comment('First asking');
    table.primary(['source_id', 'key'], 'source_wish_pk');
    table.index(['source_id', 'wished_ms'], 'source_wish_age_idx');
  });

  await knex.schema.createTable('source_rejection', table => {
    table.comment('Why payloads of a source were rejected, and how often');
    table.string('source_id', 200).notNullable().comment('EventSource.id');
    table.string('reason', 500).notNullable().comment('The reason, cut');
    table.bigInteger('count').notNullable().comment('How often');
    table.bigInteger('last_ms').notNullable().comment('Last time');
    table.primary(['source_id', 'reason'], 'source_rejection_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('source_rejection');
  await knex.schema.dropTable('source_wish');
  await knex.schema.dropTable('source_memory');
  await knex.schema.dropTable('source_run');
};
