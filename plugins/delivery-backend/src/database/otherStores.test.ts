import { TestDatabases } from '@backstage/backend-test-utils';

import {
  createFilledStore,
  filledWindow as window,
  FilledStore,
  organisationFrame,
} from '../__testUtils__/filledStore';
import { DAY, MONDAY } from '../__testUtils__/testBank';
import { organisation } from './FigureScope';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('other stores on %p', databaseId => {
  let filled: FilledStore;

  beforeAll(async () => {
    filled = await createFilledStore(await databases.init(databaseId));
  });

  afterAll(() => filled.store.knex.destroy());

  it('should know entities, scopes and what is unmatched', async () => {
    expect(
      await filled.stores.entities.byRef('Component:default/Payments'),
    ).toMatchObject({
      kind: 'component',
      gone: false,
    });
    expect(await filled.stores.entities.memberCount(filled.ids.system)).toBe(2);
    expect(await filled.stores.entities.scopes('domain')).toMatchObject([
      { members: 2 },
    ]);
    expect(
      await filled.stores.entities.involvedIn(filled.aggregate('system')),
    ).toEqual(['component:default/analytics', 'component:default/payments']);
    expect(await filled.stores.entities.memberships()).toHaveLength(4);
    expect((await filled.stores.entities.byIds([filled.ids.system])).size).toBe(
      1,
    );
    expect(await filled.stores.entities.unmatchedSubjects(5)).toEqual(
      expect.arrayContaining([{ subject: 'project:PAY', journeys: 1 }]),
    );
  });

  it('should keep changes and deployments for delivery performance', async () => {
    const changes = await filled.stores.delivery.changes(organisationFrame);
    expect(changes).toMatchObject([
      {
        opened: MONDAY + 2 * DAY,
        merged: MONDAY + 4 * DAY,
        firstCommit: MONDAY + 1.5 * DAY,
      },
      { opened: MONDAY + 5 * DAY, deployed: MONDAY + 7 * DAY + DAY / 24 },
    ]);
    for (const scope of [
      organisation,
      filled.entity('payments'),
      filled.aggregate('domain'),
    ]) {
      expect(
        await filled.stores.delivery.deploymentCounts({ scope, window }),
      ).toEqual({ finished: 1, succeeded: 1, failed: 1 });
      expect(
        await filled.stores.delivery.failedDeployments({ scope, window }),
      ).toMatchObject([
        {
          outcome: 'success',
          production: true,
          incident: MONDAY + 8 * DAY,
          recovered: MONDAY + 8.5 * DAY,
        },
      ]);
    }
    const elsewhere = { scope: filled.entity('analytics'), window };
    expect(await filled.stores.delivery.failedDeployments(elsewhere)).toEqual(
      [],
    );
    expect(await filled.stores.delivery.deploymentCounts(elsewhere)).toEqual({
      finished: 0,
      succeeded: 0,
      failed: 0,
    });
  });

  it('should count each deployment by how it ended, and no other', async () => {
    const { knex } = filled.store;
    const at = MONDAY + 10 * DAY;
    const row = (key: string, outcome: string | null, more: object = {}) => ({
      deployment_key: key,
      environment: 'production',
      production: true,
      finished_ms: at,
      outcome,
      ...more,
    });
    await knex('deployment').insert([
      row('ok', 'success', { active_ms: 30 }),
      row('incident', 'success', { incident_ms: at + 1, active_ms: 10 }),
      row('failed', 'failure', { active_ms: 1 }),
      // Had reached production, and was taken back a day later.
      row('back', 'rolledBack', { broken_ms: at + DAY }),
      // Was taken back while it was rolled out.
      row('aborted', 'rolledBack', { broken_ms: at }),
      row('running', null),
      row('staging', 'success', { production: false }),
      row('later', 'success', { finished_ms: at + 10, active_ms: 1 }),
    ]);
    const frame = {
      scope: organisation,
      window: { since: at, until: at + 10 },
    };
    const { delivery } = filled.stores;
    expect(await delivery.deploymentCounts(frame)).toEqual({
      finished: 5,
      succeeded: 3,
      failed: 4,
    });
    expect(await delivery.runTimes(frame)).toEqual({ n: 2, median: 10 });
    await knex('deployment')
      .where({ deployment_key: 'back' })
      .update({ active_ms: 20 });
    expect(await delivery.runTimes(frame)).toEqual({ n: 3, median: 20 });
    const scope = filled.entity('payments');
    expect(await delivery.runTimes({ ...frame, scope })).toEqual({ n: 0 });
    const failed = await delivery.failedDeployments(frame);
    expect(failed.map(({ deploymentKey }) => deploymentKey)).toEqual([
      'aborted',
      'back',
      'failed',
      'incident',
    ]);
    await knex('deployment').where({ finished_ms: at }).delete();
    await knex('deployment').where({ deployment_key: 'later' }).delete();
  });

  it('should say how good the data are and how far the projection is', async () => {
    expect(await filled.stores.events.sources()).toMatchObject([
      { source: 'https://github.com', unknown: 0, rejected: 0 },
      {
        source: 'https://jira.example.com',
        events: 8,
        lastEventAt: MONDAY + 60 * DAY,
      },
    ]);
    expect(await filled.stores.events.dataThrough()).toBe(MONDAY + 60 * DAY);
    expect(await filled.stores.projection.progress()).toEqual({
      pending: 0,
      total: 4,
      failing: 0,
      configurationChangedAt: undefined,
    });
    expect(await filled.stores.projection.refold({ now: 1 })).toBe(4);
    expect(await filled.stores.projection.progress()).toMatchObject({
      pending: 4,
    });
    await filled.stores.events.anomalies();
    expect(await filled.stores.deadLetters.list({ limit: 5 })).toEqual([]);
  });
});
