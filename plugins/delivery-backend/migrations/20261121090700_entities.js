// @ts-check

/**
 * What the catalog says: entities, the subjects they own, and their scopes.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entity', table => {
    table.comment('Catalog entities that figures can be about');
    table.increments('id').comment('Surrogate key');
    table
      .text('ref')
      .notNullable()
      .unique({ indexName: 'entity_ref_uniq' })
      .comment('Entity ref in lower case');
    table.text('kind').notNullable().comment('Kind in lower case');
    table.text('title').notNullable().comment('What people read');
    table.bigInteger('gone_ms').comment('Left the catalog; null: is in it');
  });

  await knex.schema.createTable('entity_subject', table => {
    table.comment('Subject keys by the entity whose annotations name them');
    table
      .text('subject')
      .notNullable()
      .comment('E.g. github.com/bank/payments, in lower case');
    table
      .integer('entity_id')
      .notNullable()
      .references('entity.id')
      .onDelete('CASCADE')
      .comment('The entity');
    table.primary(['subject', 'entity_id'], 'entity_subject_pk');
    table.index(['entity_id'], 'entity_subject_entity_idx');
  });

  await knex.schema.createTable('entity_scope', table => {
    table.comment('Which system, domain and group an entity was in, and when');
    table
      .integer('entity_id')
      .notNullable()
      .references('entity.id')
      .onDelete('CASCADE')
      .comment('The member');
    table.text('scope_type').notNullable().comment('system, domain or owner');
    table
      .integer('scope_id')
      .notNullable()
      .comment('entity.id of the system, domain or group');
    table.integer('from_day').notNullable().comment('First day, 0: ever');
    table.integer('to_day').comment('First day no more; null: still');
    table.primary(
      ['entity_id', 'scope_type', 'scope_id', 'from_day'],
      'entity_scope_pk',
    );
    table.index(['scope_id', 'entity_id'], 'entity_scope_scope_idx');
  });

  await knex.schema.createTable('journey_scope', table => {
    table.comment('Subject keys of a journey, matched by an entity or not');
    childOfJourney(table);
    table.text('subject').notNullable().comment('One of journey.scopes');
    table.boolean('matched').notNullable().comment('False: no entity has it');
    table.primary(['journey_id', 'subject'], 'journey_scope_pk');
    table.index(['matched', 'subject'], 'journey_scope_subject_idx');
  });

  await knex.schema.createTable('journey_entity', table => {
    table.comment('Entities that a journey involves');
    childOfJourney(table);
    table.integer('entity_id').notNullable().comment('The entity');
    table.primary(['entity_id', 'journey_id'], 'journey_entity_pk');
    table.index(['journey_id'], 'journey_entity_journey_idx');
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
  await knex.schema.dropTable('journey_entity');
  await knex.schema.dropTable('journey_scope');
  await knex.schema.dropTable('entity_scope');
  await knex.schema.dropTable('entity_subject');
  await knex.schema.dropTable('entity');
};
