// @ts-check

/**
 * What delivery performance is read from: changes and deployments.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('change_time', table => {
    table.comment(
      'The instants of one change, from first commit to production',
    );
    table
      .text('change_key')
      .primary()
      .comment('Node key of the change: one row, however many journeys');
    table
      .bigInteger('cluster_id')
      .notNullable()
      .comment('The cluster it was projected from');
    table.text('repository').notNullable().comment('Subject of its repository');
    table.bigInteger('first_commit_ms').comment('First commit authored');
    table.bigInteger('opened_ms').comment('Opened');
    table.bigInteger('ready_ms').comment('Ready for review, or opened');
    table.bigInteger('first_review_ms').comment('First human review');
    table.bigInteger('merged_ms').comment('Merged');
    table.bigInteger('deployed_ms').comment('In production');
    table.index(['cluster_id'], 'change_time_cluster_idx');
    table.index(['deployed_ms'], 'change_time_deployed_idx');
    table.index(['repository', 'deployed_ms'], 'change_time_repository_idx');
  });

  await knex.schema.createTable('deployment', table => {
    table.comment('Deployments with what became of them');
    table
      .text('deployment_key')
      .primary()
      .comment('Node key of the deployment');
    table.text('repository').comment('Subject of its repository');
    table.text('environment').notNullable().comment("The source's own name");
    table.boolean('production').notNullable().comment('By configuration');
    table.bigInteger('started_ms').comment('Null: not known');
    table.bigInteger('finished_ms').comment('Null: running, or not known');
    table.text('outcome').comment('success, failure, rolledBack; null: open');
    table.bigInteger('broken_ms').comment('Failed, or was rolled back');
    table.bigInteger('incident_ms').comment('A linked incident was opened');
    table.bigInteger('resolved_ms').comment('The linked incident was resolved');
    table.index(['finished_ms'], 'deployment_finished_idx');
    table.index(['repository', 'finished_ms'], 'deployment_repository_idx');
  });

  await knex.schema.createTable('dirty_deployment', table => {
    table.comment('Deployments to be read again; append-only');
    table.bigIncrements('id').comment('Surrogate key');
    table.bigInteger('node_id').notNullable().comment('Node of the deployment');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dirty_deployment');
  await knex.schema.dropTable('deployment');
  await knex.schema.dropTable('change_time');
};
