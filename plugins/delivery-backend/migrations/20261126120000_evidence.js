// @ts-check

/**
 * What pipelines of environments say, and how each stands by it.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('activation', table => {
    table
      .string('manifest', 64)
      .comment('SHA-256 of the list of governed files');
  });

  await knex.schema.createTable('evidence', table => {
    table.comment('What pipelines found; append-only');
    table.bigIncrements('seq').comment('Order of arrival');
    table.string('environment', 500).notNullable().comment('Entity ref');
    table.string('commit_id', 64).notNullable().comment('That was looked at');
    table.string('run_id', 200).notNullable().comment('That looked');
    table.boolean('is_default').notNullable().comment('Only these count');
    table.bigInteger('at_ms').notNullable().comment('When it was found');
    table.bigInteger('received_ms').notNullable().comment('When it came');
    table.text('body').notNullable().comment('Canonical JSON of the request');
    table.unique(['environment', 'commit_id', 'run_id'], {
      indexName: 'evidence_run_uq',
    });
    table.index(['environment', 'at_ms', 'seq'], 'evidence_at_ix');
  });

  await knex.schema.createTable('compliance', table => {
    table.comment('How each environment stands, by the evidence that counts');
    table.string('environment', 500).primary().comment('Entity ref');
    table.bigInteger('at_ms').notNullable().comment('Of the last evidence');
    table.string('commit_id', 64).notNullable().comment('Of the last evidence');
    table.string('run_id', 200).notNullable().comment('Of the last evidence');
    table.text('link').comment('Of the last evidence');
    table.string('attestations', 20).notNullable().comment('Sign-offs in it');
    table.integer('drift_count').notNullable().comment('Of all files');
    table.integer('failed').notNullable().comment('Policies that do not hold');
  });

  await knex.schema.createTable('drift', table => {
    table.comment('Files that left their pattern, from when to when');
    table.bigIncrements('id');
    table.string('environment', 500).notNullable().comment('Entity ref');
    table.string('path', 1000).notNullable().comment('Of the file');
    table.string('kind', 20).notNullable().comment('changed, missing, added');
    table.bigInteger('since_ms').notNullable().comment('First seen');
    table.bigInteger('until_ms').comment('First seen without; null: still so');
    table.index(['environment', 'until_ms'], 'drift_environment_ix');
  });

  await knex.schema.createTable('policy_result', table => {
    table.comment('The last word on each policy of an environment');
    table.string('environment', 500).notNullable().comment('Entity ref');
    table.string('policy', 63).notNullable().comment('Name');
    table.string('result', 10).notNullable().comment('pass or fail');
    table.bigInteger('since_ms').notNullable().comment('Without interruption');
    table.bigInteger('at_ms').notNullable().comment('Last said');
    table.primary(['environment', 'policy']);
    table.index(['policy'], 'policy_result_policy_ix');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('policy_result');
  await knex.schema.dropTable('drift');
  await knex.schema.dropTable('compliance');
  await knex.schema.dropTable('evidence');
  await knex.schema.alterTable('activation', table => {
    table.dropColumn('manifest');
  });
};
