// @ts-check

/**
 * The tickets that the queries of outcomes find.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('outcome_initiative', table => {
    table.comment('Tickets that the queries of outcomes found last');
    table.string('outcome', 500).primary().comment('Entity ref');
    table
      .string('query', 16)
      .notNullable()
      .comment('Digest of source and query: another one begins anew');
    table.bigInteger('tried_ms').notNullable().comment('Last attempt');
    table.bigInteger('resolved_ms').comment('Last attempt that succeeded');
    table.text('keys').notNullable().comment('Of that attempt, JSON');
    table.boolean('more').notNullable().comment('Whether there were more');
    table.text('problem').comment('Of the last attempt; null: none');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('outcome_initiative');
};
