// @ts-check

/**
 * Files of charges, and what they come to by day.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_file', table => {
    table.comment('Files of charges, and how reading them went last');
    table.increments('id').comment('Surrogate key');
    table.string('source', 200).notNullable().comment('CostSource.id');
    table.string('name', 1_000).notNullable().comment('Of the file in there');
    table
      .text('version')
      .notNullable()
      .comment('What was read last; empty: it has to be read again');
    table
      .string('digest', 64)
      .comment('Of its charges, whatever their order; null: never read');
    table.string('rules', 64).comment('Digest of the rules it was matched by');
    table
      .string('state', 10)
      .notNullable()
      .comment('taken, duplicate or failed');
    table
      .boolean('counts')
      .notNullable()
      .comment('Whether its charges are in cost_day');
    table.bigInteger('rows').notNullable().comment('Charges that are known');
    table
      .bigInteger('problem_count')
      .notNullable()
      .comment('Rows that were not taken');
    table.text('problems').notNullable().comment('The first of them, JSON');
    table.text('failure').comment('Why it could not be read; null: it could');
    table.integer('first_day').comment('Days since 1970-01-01, UTC');
    table.integer('last_day').comment('Last day that is delivered');
    table.bigInteger('taken_ms').notNullable().comment('Last attempt');
    table.unique(['source', 'name'], { indexName: 'cost_file_uniq' });
    table.index(['source', 'digest'], 'cost_file_digest_idx');
  });

  await knex.schema.createTable('cost_day', table => {
    table.comment('What a file charges an entity for a day');
    ofDay(table);
    table
      .string('entity_ref', 500)
      .notNullable()
      .comment('Whose it is; empty: of no entity');
    table
      .string('reason', 250)
      .notNullable()
      .comment('Why it is of no entity; empty: it is of one');
    table.string('currency', 3).notNullable().comment('ISO 4217');
    table.text('effective').notNullable().comment('Decimal, exactly');
    table.text('billed').notNullable().comment('Decimal, exactly');
    table.bigInteger('rows').notNullable().comment('Charges in it');
    table.primary(
      ['file_id', 'day', 'entity_ref', 'reason', 'currency'],
      'cost_day_pk',
    );
    table.index(['entity_ref', 'day'], 'cost_day_entity_idx');
  });

  await knex.schema.createTable('cost_total', table => {
    table.comment('What of a day of a file is of no entity');
    ofDay(table);
    table.string('currency', 3).notNullable().comment('ISO 4217');
    table.text('unmatched').notNullable().comment('Effective, exactly');
    table
      .text('unmatched_size')
      .notNullable()
      .comment('The same without signs: credits do not hide charges');
    table.text('size').notNullable().comment('All of the day without signs');
    table.primary(['file_id', 'day', 'currency'], 'cost_total_pk');
    table.index(['day'], 'cost_total_day_idx');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function ofDay(table) {
  table
    .integer('file_id')
    .notNullable()
    .references('cost_file.id')
    .onDelete('CASCADE')
    .comment('The file');
  table.integer('day').notNullable().comment('Days since 1970-01-01, UTC');
}

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cost_total');
  await knex.schema.dropTable('cost_day');
  await knex.schema.dropTable('cost_file');
};
