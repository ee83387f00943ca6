// @ts-check

/**
 * How far each campaign was, day by day.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaign_standing', table => {
    table.comment('Outcomes of a campaign by UTC day; the last count stands');
    table
      .string('campaign', 36)
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE')
      .comment('Public id of the campaign');
    table.integer('day').notNullable().comment('Days since 1970-01-01, UTC');
    table.bigInteger('counted_ms').notNullable().comment('When it was counted');
    table
      .text('asked')
      .notNullable()
      .comment('Requirement and scope of that day, JSON');
    table.integer('met').notNullable().comment('Outcomes that meet it');
    table.integer('unmet').notNullable().comment('That do not');
    table.integer('exempt').notNullable().comment('That do not have to');
    table.integer('unknown').notNullable().comment('Of which nothing is known');
    table.integer('total').notNullable().comment('All of these');
    table.primary(['campaign', 'day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('campaign_standing');
};
