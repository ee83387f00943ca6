// @ts-check

/**
 * What is asked of outcomes by when, and which of them are exempt.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('campaign', table => {
    table.comment('What is asked of outcomes by a day');
    table.bigIncrements('seq').comment('Order of arrival');
    table.string('id', 36).notNullable().unique().comment('Public id');
    table.string('title', 200).notNullable().comment('In words');
    table.text('why').notNullable().comment('What it is good for');
    table.string('owner', 500).notNullable().comment('Entity ref');
    table.string('requirement', 40).notNullable().comment('What is asked');
    table.text('scope').notNullable().comment('Of which outcomes, JSON');
    table
      .integer('target_day')
      .notNullable()
      .comment('Last day to meet it; days since 1970-01-01, UTC');
    table.string('created_by', 500).notNullable().comment('Entity ref');
    table.bigInteger('created_ms').notNullable().comment('When it was set up');
    table.string('changed_by', 500).notNullable().comment('Entity ref');
    table.bigInteger('changed_ms').notNullable().comment('Last change');
    table.bigInteger('ended_ms').comment('Null: it still asks');
    table.integer('version').notNullable().comment('Grows with each change');
    table.index(['ended_ms', 'target_day'], 'campaign_ix');
  });

  await knex.schema.createTable('campaign_exemption', table => {
    table.comment('Leave not to meet a campaign for a time; never deleted');
    table.bigIncrements('seq').comment('Order of arrival');
    table.string('id', 36).notNullable().unique().comment('Public id');
    table
      .string('campaign', 36)
      .notNullable()
      .references('id')
      .inTable('campaign')
      .onDelete('CASCADE')
      .comment('Public id of the campaign');
    table.string('outcome', 500).notNullable().comment('Entity ref');
    table.text('reason').notNullable().comment('In words');
    table.string('approver', 500).notNullable().comment('Entity ref');
    table.bigInteger('granted_ms').notNullable().comment('When it was granted');
    table
      .integer('last_day')
      .notNullable()
      .comment('Void from its end on; days since 1970-01-01, UTC');
    table.string('withdrawn_by', 500).comment('Entity ref');
    table.bigInteger('withdrawn_ms').comment('Void from then on');
    table.index(['campaign', 'seq'], 'campaign_exemption_ix');
    table.index(['last_day'], 'campaign_exemption_day_ix');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('campaign_exemption');
  await knex.schema.dropTable('campaign');
};
