import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { migrationsDirectory } from './migrate';

jest.setTimeout(60_000);

const migrations = readdirSync(migrationsDirectory())
  .filter(name => name.endsWith('.js'))
  .sort();

const directory = migrationsDirectory();

// By message: in Jest a native error is no Error of this realm
const unique = { message: expect.stringMatching(/unique/i) };

/** Rows that each migration's tables must take, and what they refuse. */
const samples: Record<string, (knex: Knex) => Promise<void>> = {
  '20261121090100_events.js': async knex => {
    await knex('source').insert({ name: 'https://github.com' });
    const event = {
      source_id: 1,
      ext_id: 'one',
      type: 'dev.cdevents.change.created.0.4.0',
      time_ms: 1_767_225_600_000,
      received_ms: 1_767_225_600_001,
      body_hash: 'a'.repeat(64),
      content: '{}',
    };
    await knex('event').insert(event);
    await expect(knex('event').insert(event)).rejects.toMatchObject(unique);
    const letter = {
      body_hash: 'b'.repeat(64),
      source: 'x',
      received_ms: 1,
      reason: 'no',
      body: '',
    };
    await knex('dead_letter').insert(letter);
    await expect(knex('dead_letter').insert(letter)).rejects.toMatchObject(
      unique,
    );
  },
  '20261121090200_persons.js': async knex => {
    await knex('person_secret').insert({
      id: 'current',
      secret: 's',
      created_ms: 1,
    });
    await knex('person_key').insert({
      lookup: 'a',
      pseudonym: 'p',
      created_ms: 1,
    });
    await expect(
      knex('person_key').insert({ lookup: 'b', pseudonym: 'p', created_ms: 1 }),
    ).rejects.toMatchObject(unique);
  },
  '20261121090300_clusters.js': async knex => {
    await knex('cluster').insert({ size: 1 });
    await knex('node').insert({ key: 'ticket:PAY-1', cluster_id: 1 });
    await knex('cluster_attach').insert({
      key: 'ticket:PAY-1',
      cluster_id: 1,
      from_ms: 0,
      to_ms: 1,
    });
    await knex('node').update({ cluster_id: null });
    await knex('cluster').delete();
    expect(await knex('cluster_attach')).toEqual([]);
    const [{ id }] = await knex('cluster').insert({ size: 1 }).returning('id');
    expect(Number(id)).toBe(2);
  },
  '20261121090400_journeys.js': async knex => {
    await insertJourney(knex);
    await knex('journey_cell').insert({
      journey_id: 1,
      span_kind: 'queue',
      function: 'security',
      gate: '',
      ms: 2 ** 40,
    });
    await knex('journey').delete();
    expect(await knex('journey_cell')).toEqual([]);
  },
  '20261121090500_rounds.js': async knex => {
    await insertJourney(knex);
    const spell = {
      journey_id: 1,
      passage: 0,
      ordinal: 0,
      segment: 'queue',
      gate: 'security-review',
      opened_ms: 1,
    };
    await knex('spell').insert(spell);
    await expect(knex('spell').insert(spell)).rejects.toMatchObject(unique);
    await knex('journey').delete();
    expect(await knex('spell')).toEqual([]);
  },
  '20261121090600_sketches.js': async knex => {
    await knex('sketch_day').insert({
      scope_id: 0,
      day: 20_000,
      gate: 'security-review',
      segment: 'queue',
      kind: 'decided',
      n: 1,
      sum_ms: 2 ** 45,
      data: Buffer.from([1, 2, 3]),
    });
    const [{ data }] = await knex('sketch_day');
    expect([...data]).toEqual([1, 2, 3]);
  },
  '20261121090700_entities.js': async knex => {
    await knex('entity').insert({
      ref: 'component:default/payments',
      kind: 'component',
      title: 'Payments',
    });
    await knex('entity_subject').insert({ subject: 's', entity_id: 1 });
    await knex('entity').delete();
    expect(await knex('entity_subject')).toEqual([]);
  },
  '20261121090800_delivery.js': async knex => {
    await knex('deployment').insert({
      deployment_key: 'deployment:x',
      environment: 'prod',
      production: true,
    });
    const [row] = await knex('deployment');
    expect(Boolean(row.production)).toBe(true);
  },
  '20261125090000_source_runs.js': async knex => {
    const id = { source_id: 'github-main' };
    await knex('source_run').insert({ ...id, status: 'waiting' });
    const [run] = await knex('source_run');
    expect([run.problems, Number(run.accepted)]).toEqual(['[]', 0]);
    const wish = { ...id, key: 'bank/ledger/runs/1', version: 1, wished_ms: 1 };
    await knex('source_wish').insert(wish);
    await expect(knex('source_wish').insert(wish)).rejects.toMatchObject(
      unique,
    );
    const memory = { ...id, key: 'cursor', value: '1', updated_ms: 1 };
    await knex('source_memory').insert(memory);
    await expect(knex('source_memory').insert(memory)).rejects.toMatchObject(
      unique,
    );
    const rejection = { ...id, reason: 'no key', count: 1, last_ms: 1 };
    await knex('source_rejection').insert(rejection);
    await expect(
      knex('source_rejection').insert(rejection),
    ).rejects.toMatchObject(unique);
  },
  '20261125090200_deployment_links.js': async knex => {
    await knex('deployment').insert({
      deployment_key: 'deployment:x',
      environment: 'prod',
      production: true,
      commit_key: 'commit:c1',
      run_key: 'run:github:github.com/runs/1',
    });
    expect(await knex('deployment')).toMatchObject([
      { commit_key: 'commit:c1' },
    ]);
  },
  '20261127120000_run_times.js': async knex => {
    await knex('deployment').insert({
      deployment_key: 'deployment:x',
      environment: 'prod',
      production: true,
      active_ms: 2 ** 40,
    });
    const [{ active_ms: active }] = await knex('deployment');
    expect(Number(active)).toBe(2 ** 40);
  },
  '20261126100000_patterns.js': async knex => {
    const of = { ref: 'template:default/web', digest: 'sha256:1' };
    await knex('pattern').insert({
      ref: of.ref,
      title: 'Web',
      folder: 'https://github.com/bank/patterns/web/',
      checked_ms: 1_767_225_600_000,
    });
    const [pattern] = await knex('pattern');
    expect(pattern.complaints).toBe('[]');
    const content = { ...of, name: 'web', version: '1.0.0', content: '{}' };
    await knex('pattern_content').insert({ ...content, seen_ms: 1 });
    await expect(
      knex('pattern_content').insert({ ...content, seen_ms: 2 }),
    ).rejects.toMatchObject(unique);
    await knex('pattern_file').insert({
      ref: of.ref,
      sha256: 'a'.repeat(64),
      bytes: Buffer.from([0, 255]),
    });
    expect([...(await knex('pattern_file'))[0].bytes]).toEqual([0, 255]);
    await knex('sign_off').insert({
      ...of,
      id: 's1',
      function: 'security',
      decision: 'approved',
      by: 'user:default/ann',
      at_ms: 2 ** 42,
      envelope: '{}',
    });
    await knex('attestation_key').insert({
      id: 'k1',
      jwk: '{}',
      first_ms: 1,
      last_ms: 2,
    });
    const asked = {
      ...of,
      parameter: 'cpu',
      value_hash: 'b'.repeat(64),
      given: '64',
      allowed: '1 to 8',
      function: 'platform',
      by: 'user:default/bob',
      asked_ms: 1,
      state: 'open',
    };
    const live = { live_key: 'c'.repeat(64) };
    await knex('envelope_exception').insert({ ...asked, ...live, id: 'e1' });
    await expect(
      knex('envelope_exception').insert({ ...asked, ...live, id: 'e2' }),
    ).rejects.toMatchObject(unique);
    // Those that are over: any number
    await knex('envelope_exception').insert({ ...asked, id: 'e3' });
    await knex('envelope_exception').insert({ ...asked, id: 'e4' });
    const notice = { key: 'd'.repeat(64), told_ms: 1 };
    await knex('pattern_notice').insert(notice);
    await expect(knex('pattern_notice').insert(notice)).rejects.toMatchObject(
      unique,
    );
  },
  '20261126110000_activations.js': async knex => {
    const activation = {
      id: 'a1',
      task_id: 't1',
      pattern: 'template:default/web',
      digest: 'sha256:1',
      version: '1.0.0',
      environment: 'resource:default/one',
      owner: 'group:default/pod',
      parameters_hash: 'a'.repeat(64),
      sent_ms: 1_767_225_600_000,
      requested_ms: 1_767_225_500_000,
      ready_ms: 1_767_225_600_001,
    };
    await knex('activation').insert(activation);
    for (const same of ['task_id', 'environment'] as const) {
      const other = { id: 'a2', task_id: 't2', environment: 'resource:x/y' };
      await expect(
        knex('activation').insert({
          ...activation,
          ...other,
          [same]: activation[same],
        }),
      ).rejects.toMatchObject(unique);
    }
    expect(await knex('activation_clock')).toHaveLength(1);
  },
  '20261126120000_evidence.js': async knex => {
    const of = { environment: 'resource:default/one' };
    const evidence = {
      ...of,
      commit_id: 'c1',
      run_id: 'r1',
      is_default: true,
      at_ms: 2 ** 42,
      received_ms: 2 ** 42,
      body: '{}',
    };
    await knex('evidence').insert(evidence);
    await expect(
      knex('evidence').insert({ ...evidence, body: '{"a":1}' }),
    ).rejects.toMatchObject(unique);
    await knex('evidence').insert({ ...evidence, run_id: 'r2' });
    const last = { at_ms: 2 ** 42, commit_id: 'c1', run_id: 'r1' };
    const counts = { drift_count: 1, failed: 0, attestations: 'genuine' };
    await knex('compliance').insert({ ...of, ...last, ...counts });
    await knex('drift').insert({
      ...of,
      path: 'p'.repeat(1_000),
      kind: 'changed',
      since_ms: 2 ** 42,
    });
    const policy = { ...of, policy: 'sbom', result: 'pass', since_ms: 1 };
    await knex('policy_result').insert({ ...policy, at_ms: 2 });
    await expect(
      knex('policy_result').insert({ ...policy, at_ms: 3 }),
    ).rejects.toMatchObject(unique);
    expect(await knex('activation').select('manifest')).toEqual([]);
  },
  '20261126130000_costs.js': async knex => {
    const file = {
      source: 'focus',
      name: 'march.csv',
      version: 'v1',
      state: 'taken',
      counts: true,
      rows: 2 ** 42,
      problem_count: 0,
      problems: '[]',
      taken_ms: 1_767_225_600_000,
    };
    const [{ id }] = await knex('cost_file').insert(file).returning('id');
    await expect(knex('cost_file').insert(file)).rejects.toMatchObject(unique);
    const of = { file_id: id, day: 20_454, currency: 'EUR' };
    const cost = {
      ...of,
      entity_ref: '',
      reason: 'no rule',
      effective: '-0.000000000001',
      billed: '0',
      rows: 1,
    };
    await knex('cost_day').insert(cost);
    await expect(knex('cost_day').insert(cost)).rejects.toMatchObject(unique);
    const sums = { unmatched: '-1', unmatched_size: '1', size: '1' };
    await knex('cost_total').insert({ ...of, ...sums });
    await knex('cost_file').delete();
    expect(await knex('cost_day')).toEqual([]);
    expect(await knex('cost_total')).toEqual([]);
  },
  '20261127110000_cost_courses.js': async knex => {
    const course = {
      entity_ref: 'component:default/ledger',
      currency: 'EUR',
      round: 1_767_225_600_000,
      days: 34,
      anomalies: '[]',
    };
    await knex('cost_course').insert(course);
    await expect(knex('cost_course').insert(course)).rejects.toMatchObject(
      unique,
    );
  },
  '20261126150000_findings.js': async knex => {
    const both = { node_id: 7, kind: 'code', tool: 'Lens', time_ms: 2 };
    const finding = {
      ...both,
      severity: 'high',
      state: 'open',
      opened_ms: 1,
    };
    await knex('finding').insert(finding);
    await expect(knex('finding').insert(finding)).rejects.toMatchObject(unique);
    await knex('scan').insert(both);
    await expect(knex('scan').insert(both)).rejects.toMatchObject(unique);
    const subject = { subject: 'repository:bank/payments', node_id: 7 };
    await knex('finding_subject').insert(subject);
    await expect(knex('finding_subject').insert(subject)).rejects.toMatchObject(
      unique,
    );
  },
  '20261126140000_outcomes.js': async knex => {
    const outcome = 'outcome:default/one';
    await knex('outcome').insert({
      ref: outcome,
      entity: '{}',
      contributors: '[]',
      missing: '[]',
      seen_ms: 1,
    });
    const key = { outcome, role: 'measure', meter: 'a'.repeat(16) };
    await knex('outcome_meter').insert({ ...key, tried_ms: 1 });
    const reading = {
      ...key,
      at_ms: 1_767_225_600_000,
      value: 0.1,
      read_ms: 2,
    };
    await knex('outcome_reading').insert(reading);
    await expect(knex('outcome_reading').insert(reading)).rejects.toMatchObject(
      unique,
    );
    const checkIn = {
      id: 'one',
      outcome,
      role: 'adoption',
      at_ms: 1_767_225_600_000,
      value: -2.5,
      note: 'n',
      author: 'user:default/a',
      entered_ms: 1_767_225_600_001,
    };
    await knex('outcome_check_in').insert(checkIn);
    await expect(
      knex('outcome_check_in').insert(checkIn),
    ).rejects.toMatchObject(unique);
    const report = { outcome, day: 20_454, made_ms: 1, report: '{}' };
    await knex('outcome_snapshot').insert(report);
    await expect(knex('outcome_snapshot').insert(report)).rejects.toMatchObject(
      unique,
    );
  },
  '20261126160000_initiatives.js': async knex => {
    const initiative = {
      outcome: 'outcome:default/one',
      query: 'a'.repeat(16),
      tried_ms: 1_767_225_600_000,
      keys: '["PAY-1"]',
      more: false,
    };
    await knex('outcome_initiative').insert(initiative);
    await expect(
      knex('outcome_initiative').insert(initiative),
    ).rejects.toMatchObject(unique);
  },
  '20261126170000_campaigns.js': async knex => {
    const campaign = {
      id: 'c'.repeat(36),
      title: 't'.repeat(200),
      why: 'w',
      owner: 'group:default/a',
      requirement: 'timeToValueTargetDeclared',
      scope: '{}',
      target_day: 20_454,
      created_by: 'user:default/a',
      created_ms: 1_767_225_600_000,
      changed_by: 'user:default/a',
      changed_ms: 1_767_225_600_000,
      version: 1,
    };
    await knex('campaign').insert(campaign);
    await expect(knex('campaign').insert(campaign)).rejects.toMatchObject(
      unique,
    );
    const exemption = {
      id: 'e',
      campaign: campaign.id,
      outcome: 'outcome:default/one',
      reason: 'r',
      approver: 'user:default/b',
      granted_ms: 1_767_225_600_000,
      last_day: 20_454,
    };
    await knex('campaign_exemption').insert(exemption);
    await expect(
      knex('campaign_exemption').insert(exemption),
    ).rejects.toMatchObject(unique);
    await knex('campaign').delete();
    expect(await knex('campaign_exemption')).toEqual([]);
  },
  '20261127100000_campaign_standings.js': async knex => {
    await knex('campaign').insert({
      id: 'c',
      title: 't',
      why: 'w',
      owner: 'group:default/a',
      requirement: 'measured',
      scope: '{}',
      target_day: 20_454,
      created_by: 'user:default/a',
      created_ms: 1,
      changed_by: 'user:default/a',
      changed_ms: 1,
      version: 1,
    });
    const standing = {
      campaign: 'c',
      day: 20_454,
      counted_ms: 1_767_225_600_000,
      asked: '["measured",null,null,null]',
      met: 1,
      unmet: 2,
      exempt: 3,
      unknown: 4,
      total: 10,
    };
    await knex('campaign_standing').insert(standing);
    await expect(
      knex('campaign_standing').insert(standing),
    ).rejects.toMatchObject(unique);
    await knex('campaign').delete();
    expect(await knex('campaign_standing')).toEqual([]);
  },
};

async function insertJourney(knex: Knex): Promise<void> {
  await knex('journey').insert({
    cluster_id: 1,
    root_key: 'PAY-1',
    root_kind: 'ticket',
    from_ms: 1,
    milestones: '{}',
    governance_ms: 0,
    observed: 0,
    inferred: 0,
    missing: 0,
    digest: '',
  });
}

/** Every column as `table.column`. */
async function columnsOf(knex: Knex): Promise<string[]> {
  const rows =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.columns')
          .where('table_schema', 'public')
          .select('table_name as table', 'column_name as column')
      : await knex
          .from(knex.raw('sqlite_master as m, pragma_table_info(m.name) as c'))
          .where('m.type', 'table')
          .select('m.name as table', 'c.name as column');
  return rows
    .map(({ table, column }) => `${table}.${column}`)
    .filter(name => !/^(knex|sqlite)_/.test(name))
    .sort();
}

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('migrations on %p', databaseId => {
  it.each(migrations)(
    'should go up with %s, hold its rows, and come down',
    async migration => {
      const knex = await databases.init(databaseId);
      for (const earlier of migrations) {
        if (earlier < migration) {
          await knex.migrate.up({ directory, name: earlier });
        }
      }
      const before = await columnsOf(knex);

      await knex.migrate.up({ directory, name: migration });
      expect(await columnsOf(knex)).not.toEqual(before);
      await samples[migration](knex);

      await knex.migrate.down({ directory, name: migration });
      expect(await columnsOf(knex)).toEqual(before);
      await knex.destroy();
    },
  );
});
