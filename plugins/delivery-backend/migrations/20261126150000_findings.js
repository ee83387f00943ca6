// @ts-check

/**
 * What scanners found, and where they looked.
 *
 * Both are the latest word of the events of one node, and can be made anew from them.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('finding', table => {
    table.comment('Weaknesses that scanners found, as they were reported last');
    table.bigInteger('node_id').notNullable().comment('node.id of the finding');
    table
      .text('severity')
      .notNullable()
      .comment('critical, high, medium, low or none');
    table.text('state').notNullable().comment('open, fixed or dismissed');
    table.bigInteger('opened_ms').notNullable().comment('When it was found');
    table.text('kind').notNullable().comment('code, dependency, secret, …');
    table.text('tool').notNullable().comment('Name of the scanner');
    table.text('url').comment('Where it is shown; null: nowhere');
    table.bigInteger('time_ms').notNullable().comment('Of the event');
    table.primary(['node_id'], 'finding_pk');
  });

  await knex.schema.createTable('scan', table => {
    table.comment('The latest scan of a tool in a place');
    table.bigInteger('node_id').notNullable().comment('node.id of the scan');
    table.text('kind').notNullable().comment('code, dependency, secret, …');
    table.text('tool').notNullable().comment('Name of the scanner');
    table.bigInteger('time_ms').notNullable().comment('When it was over');
    table.primary(['node_id'], 'scan_pk');
  });

  await knex.schema.createTable('finding_subject', table => {
    table.comment('Whose findings and scans they are');
    table
      .text('subject')
      .notNullable()
      .comment('As entity_subject has it, or entity:<ref>; in lower case');
    table.bigInteger('node_id').notNullable().comment('Of finding or scan');
    table.primary(['subject', 'node_id'], 'finding_subject_pk');
    table.index(['node_id'], 'finding_subject_node_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('finding_subject');
  await knex.schema.dropTable('scan');
  await knex.schema.dropTable('finding');
};
