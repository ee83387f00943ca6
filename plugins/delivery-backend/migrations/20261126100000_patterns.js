// @ts-check

/**
 * Patterns, their contents, what functions decided on them, and under which
 * keys that was signed.
 *
 * Decisions are only ever added: what a function said stays said.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('pattern', table => {
    table.comment('Patterns of the catalog, and what their folder holds now');
    table.string('ref', 500).primary().comment('Entity ref of the template');
    table.text('title').notNullable().comment('For people');
    table.text('description').comment('Of the template');
    table.string('owner', 500).comment('Entity ref of who owns the template');
    table.text('folder').notNullable().comment('Where it is read from');
    table.text('etag').comment('Of the folder when it was read last');
    table.string('digest', 80).comment('Of the content; null: unreadable');
    table.bigInteger('checked_ms').notNullable().comment('Last look at it');
    table.text('problem').comment('Why it could not be read, with the cure');
    table
      .text('complaints')
      .notNullable()
      .defaultTo('[]')
      .comment('What is wrong or open in its files, JSON');
  });

  await knex.schema.createTable('pattern_content', table => {
    table.comment('What is signed: spec, pattern and files of each digest');
    table.string('ref', 500).notNullable().comment('Entity ref');
    table.string('digest', 80).notNullable().comment('Of this content');
    table.text('name').notNullable().comment('metadata.name of pattern.yaml');
    table.string('version', 50).notNullable().comment('For people');
    table.text('content').notNullable().comment('JSON that digests to it');
    table.bigInteger('seen_ms').notNullable().comment('First look at it');
    table.text('asked_by').comment('Who asked for sign-off: the author');
    table.bigInteger('asked_ms').comment('When; null: nobody asked');
    table.text('note').comment('What the author said');
    table.primary(['ref', 'digest'], 'pattern_content_pk');
  });

  await knex.schema.createTable('pattern_file', table => {
    table.comment('Bytes of small files, to show what changed in them');
    table.string('ref', 500).notNullable().comment('Entity ref');
    table.string('sha256', 64).notNullable().comment('Of the bytes');
    table.binary('bytes').notNullable().comment('At most 256 KiB');
    table.primary(['ref', 'sha256'], 'pattern_file_pk');
  });

  await knex.schema.createTable('sign_off', table => {
    table.comment(
      'Decisions of functions on contents; names people on purpose',
    );
    table.string('id', 50).primary().comment('Random');
    table.string('ref', 500).notNullable().comment('Entity ref');
    table.string('digest', 80).notNullable().comment('What was decided on');
    table.string('function', 100).notNullable().comment('Who decided');
    table.string('decision', 20).notNullable().comment('As attested');
    table.text('by').notNullable().comment('Entity ref of the person');
    table.bigInteger('at_ms').notNullable().comment('When');
    table.bigInteger('until_ms').comment('End of an approval');
    table.text('comment').comment('Why');
    table.integer('minutes').comment('That the review took, as said');
    table.text('envelope').notNullable().comment('DSSE, JSON: the evidence');
    table.index(['ref', 'at_ms'], 'sign_off_ref_ix');
  });

  await knex.schema.createTable('attestation_key', table => {
    table.comment('Public keys that sign-offs were signed with');
    table.string('id', 64).primary().comment('SHA-256 of the SPKI');
    table.text('jwk').notNullable().comment('Public half, JSON');
    table.bigInteger('first_ms').notNullable().comment('First known');
    table.bigInteger('last_ms').notNullable().comment('Last signature');
  });

  await knex.schema.createTable('envelope_exception', table => {
    table.comment('Requests for one value outside an envelope, once');
    table.string('id', 50).primary().comment('Random');
    table.string('ref', 500).notNullable().comment('Entity ref');
    table.string('digest', 80).notNullable().comment('Content it is about');
    table.string('parameter', 200).notNullable().comment('Of the template');
    table.string('value_hash', 64).notNullable().comment('SHA-256 of its JSON');
    table.text('given').notNullable().comment('The value, brief');
    table.text('allowed').notNullable().comment('The range, in words');
    table.string('function', 100).notNullable().comment('Who decides');
    table.text('by').notNullable().comment('Who asks');
    table.bigInteger('asked_ms').notNullable().comment('When');
    table
      .string('state', 20)
      .notNullable()
      .comment('open, granted, denied, used');
    table.bigInteger('decided_ms').comment('When');
    table.text('decided_by').comment('Who');
    table.text('comment').comment('Why');
    table.string('task_id', 200).comment('Activation that used it');
    table
      .string('live_key', 64)
      .unique({ indexName: 'envelope_exception_live_uq' })
      .comment('While open or granted: one request for the same thing');
    table.index(['ref', 'asked_ms'], 'envelope_exception_ref_ix');
  });

  await knex.schema.createTable('pattern_notice', table => {
    table.comment('What people were told, so that it is told once');
    table.string('key', 64).primary().comment('SHA-256 of the occasion');
    table.bigInteger('told_ms').notNullable().comment('When');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  for (const table of [
    'pattern_notice',
    'envelope_exception',
    'attestation_key',
    'sign_off',
    'pattern_file',
    'pattern_content',
    'pattern',
  ]) {
    await knex.schema.dropTable(table);
  }
};
