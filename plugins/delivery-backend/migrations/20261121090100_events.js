// @ts-check

/**
 * What came in: the append-only event store, its sources, and dead letters.
 *
 * All instants in this schema are epoch milliseconds in a bigint: the same on
 * both databases, and half as expensive to read as timestamps.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('source', table => {
    table.comment('Systems that events come from, with what came of them');
    table.increments('id').comment('Surrogate key');
    table
      .text('name')
      .notNullable()
      .unique({ indexName: 'source_name_uniq' })
      .comment('context.source of the events, e.g. https://github.com');
    table
      .bigInteger('events')
      .notNullable()
      .defaultTo(0)
      .comment('Events stored');
    table
      .bigInteger('conflicting')
      .notNullable()
      .defaultTo(0)
      .comment('Events that came again under the same id with another body');
    table
      .bigInteger('unknown')
      .notNullable()
      .defaultTo(0)
      .comment('Events stored whose type or version is not understood yet');
    table
      .bigInteger('rejected')
      .notNullable()
      .defaultTo(0)
      .comment('Events that became dead letters');
    table
      .bigInteger('last_event_ms')
      .comment('Latest time of a stored event; null while there is none');
  });

  await knex.schema.createTable('event', table => {
    table.comment('Every event, once, with persons already replaced');
    table.bigIncrements('id').comment('Order of arrival');
    table
      .integer('source_id')
      .notNullable()
      .references('source.id')
      .comment('Where it comes from');
    table.text('ext_id').notNullable().comment('context.id of the event');
    table.text('type').notNullable().comment('context.type of the event');
    table
      .bigInteger('node_id')
      .comment('The ticket, change, run … it is about; null: not understood');
    table.bigInteger('time_ms').notNullable().comment('When it happened');
    table.bigInteger('received_ms').notNullable().comment('When it arrived');
    table
      .string('body_hash', 64)
      .notNullable()
      .comment('SHA-256 of the canonical body with persons left out');
    table
      .text('content')
      .notNullable()
      .comment('The CDEvents body as canonical JSON (RFC 8785)');
    table.unique(['source_id', 'ext_id'], { indexName: 'event_source_uniq' });
    table.index(['node_id', 'time_ms'], 'event_node_idx');
    table.index(['received_ms'], 'event_received_idx');
  });

  await knex.schema.createTable('dead_letter', table => {
    table.comment('What could not be stored as an event, and why');
    table.bigIncrements('id').comment('Order of arrival');
    table
      .string('body_hash', 64)
      .notNullable()
      .unique({ indexName: 'dead_letter_body_uniq' })
      .comment('SHA-256 of body and reason: a retry is the same letter');
    table.text('source').notNullable().comment('Source, as far as it is known');
    table.bigInteger('received_ms').notNullable().comment('When it came last');
    table.text('reason').notNullable().comment('Names the field and the cure');
    table
      .text('body')
      .notNullable()
      .comment('The body with persons replaced, cut to 8,000 characters');
    table.index(['received_ms'], 'dead_letter_received_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dead_letter');
  await knex.schema.dropTable('event');
  await knex.schema.dropTable('source');
};
