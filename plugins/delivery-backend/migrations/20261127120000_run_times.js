// @ts-check

/**
 * How long the run of a deployment was at work.
 *
 * Deployments are found by the run that made them, so that what comes of it
 * later counts; those that are stored already are read again.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deployment', table => {
    table
      .bigInteger('active_ms')
      .comment('Its run at work, without queue and gates; null: not known');
  });
  const deployments = `from deployment d join node n on n.key = d.deployment_key
    where d.production and d.run_key is not null`;
  await knex.raw(
    `insert into node_attach (key, node_id, time_ms)
      select 'deployed by ' || d.run_key, n.id, coalesce(d.started_ms, d.finished_ms, 0)
      ${deployments}`,
  );
  await knex.raw(
    `insert into dirty_deployment (node_id) select n.id ${deployments}`,
  );
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.raw(`delete from node_attach where key like 'deployed by %'`);
  await knex.schema.alterTable('deployment', table => {
    table.dropColumn('active_ms');
  });
};
