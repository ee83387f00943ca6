// @ts-check

/**
 * Uses of patterns, and how far each is. Nothing about the person who asked.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('activation', table => {
    table.comment('Environments that were made from patterns');
    table.bigIncrements('seq').comment('Order of arrival');
    table
      .string('id', 50)
      .notNullable()
      .unique({ indexName: 'activation_id_uq' })
      .comment('Random');
    table
      .string('task_id', 200)
      .notNullable()
      .unique({ indexName: 'activation_task_uq' })
      .comment('Task of the scaffolder: it makes one environment');
    table.string('pattern', 500).notNullable().comment('Entity ref');
    table.string('digest', 80).notNullable().comment('Content that was used');
    table.string('version', 50).notNullable().comment('Of the pattern');
    table
      .string('environment', 500)
      .notNullable()
      .unique({ indexName: 'activation_environment_uq' })
      .comment('Entity ref of the environment: made once');
    table.string('component', 500).comment('Entity ref of what runs in it');
    table.string('owner', 500).notNullable().comment('Entity ref');
    table.text('repository').comment('Address of the repository');
    table.text('subject').comment('The repository as events name it');
    table
      .string('parameters_hash', 64)
      .notNullable()
      .comment('SHA-256 of the canonical JSON: tells a retry from another use');
    table.bigInteger('sent_ms').notNullable().comment('Form was sent');
    table
      .bigInteger('requested_ms')
      .notNullable()
      .comment('The same, or when an exception that it used was asked for');
    table.bigInteger('ready_ms').notNullable().comment('Environment was ready');
    table.bigInteger('first_run_ms').comment('First successful run since');
    table
      .bigInteger('productive_ms')
      .comment('First successful run of a change that people made');
    table
      .bigInteger('deployed_ms')
      .comment('First successful deployment to production');
    table.index(['requested_ms', 'seq'], 'activation_requested_ix');
    table.index(['pattern', 'requested_ms'], 'activation_pattern_ix');
    table.index(['owner', 'requested_ms'], 'activation_owner_ix');
    table.index(['subject'], 'activation_subject_ix');
    table.index(['component'], 'activation_component_ix');
  });

  await knex.schema.createTable('activation_clock', table => {
    table.comment('How far events were read for activations; one row');
    table.integer('id').primary().comment('Always 1');
    table.bigInteger('event_id').notNullable().comment('Last event read');
  });
  await knex('activation_clock').insert({ id: 1, event_id: 0 });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('activation_clock');
  await knex.schema.dropTable('activation');
};
