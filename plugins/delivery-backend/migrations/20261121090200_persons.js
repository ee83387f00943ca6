// @ts-check

/**
 * What turns a person into a pseudonym, and can be destroyed to forget them.
 *
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('person_secret', table => {
    table.comment('The key that person ids are hashed with before a look-up');
    table
      .string('id', 20)
      .primary()
      .comment('Always "current": there is one key');
    table
      .text('secret')
      .notNullable()
      .comment('32 random bytes as base64; unused where config has a secret');
    table.bigInteger('created_ms').notNullable().comment('First use');
  });

  await knex.schema.createTable('person_key', table => {
    table.comment('Person to pseudonym; deleting a row forgets the person');
    table
      .string('lookup', 64)
      .primary()
      .comment('HMAC-SHA256 of source and person id under the secret');
    table
      .string('pseudonym', 40)
      .notNullable()
      .unique({ indexName: 'person_key_pseudonym_uniq' })
      .comment('Random: nothing leads from it to the person but this row');
    table.bigInteger('created_ms').notNullable().comment('First seen');
  });
};

/**
 * @param {import('knex').Knex} knex
 * @returns {Promise<void>}
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('person_key');
  await knex.schema.dropTable('person_secret');
};
