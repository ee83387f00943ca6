// @ts-check

/**
 * What each entity costs as a rule, and where it left that course.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_course', table => {
    table.comment('The course of what entities cost; made from cost_day');
    table.string('entity_ref', 500).notNullable().comment('Whose cost it is');
    table.string('currency', 3).notNullable().comment('ISO 4217');
    table.bigInteger('round').notNullable().comment('When it was looked at');
    table.integer('days').notNullable().comment('Days that were there');
    table
      .string('watched_from', 10)
      .comment('First day that was watched; null: too few days');
    table.string('watched_until', 10).comment('Last of them');
    table
      .text('anomalies')
      .notNullable()
      .comment('What season and trend do not explain, JSON');
    table.primary(['entity_ref', 'currency'], 'cost_course_pk');
    table.index(['round'], 'cost_course_round_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_course');
};
