// @ts-check

/**
 * What a deployment names, so that one can ask what it could be linked by.
 *
 * Deployments that are stored already are read again.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployment', table => {
    table
      .text('commit_key')
      .comment('Node key of its commit; null: names none');
    table.text('run_key').comment('Node key of its run; null: names none');
  });
  await knex.raw(
    `insert into dirty_deployment (node_id)
      select n.id from deployment d join node n on n.key = d.deployment_key`,
  );
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deployment', table => {
    table.dropColumn('commit_key');
    table.dropColumn('run_key');
  });
};
