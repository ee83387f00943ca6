import { Knex } from 'knex';
import { createDatabaseStores } from '../database/createDatabaseStores';
import { DeliveryStores } from '../database/DeliveryStores';
import { FigureScope, organisation } from '../database/FigureScope';
import {
  analytics,
  change,
  DAY,
  deployment,
  fact,
  MONDAY,
  REPOSITORY,
  ticket,
} from './testBank';
import { createTestStore, TestStore } from './testStore';

/** A store with journeys of two components in a system and a domain. */
export interface FilledStore {
  store: TestStore;
  stores: DeliveryStores;
  /** Entity ids by name. */
  ids: Record<string, number>;
  entity(name: string): FigureScope;
  aggregate(name: string): FigureScope;
}

/** 90 days from the first event. */
export const filledWindow = { since: MONDAY, until: MONDAY + 90 * DAY };

/** The whole organisation within them. */
export const organisationFrame = { scope: organisation, window: filledWindow };

/** Analytics and two changes in the system and the domain, PAY-1 in none. */
export async function createFilledStore(knex: Knex): Promise<FilledStore> {
  const store = await createTestStore(knex);
  const ids = await insertEntities(store);
  const incident = {
    key: 'I-1',
    deployment: `${REPOSITORY}/deployments/1`,
  };
  await store.accept([
    ...analytics('ANA-1'),
    ...ticket('PAY-1', [
      [50, 'Open'],
      [60, 'Security review'],
    ]),
    ...change(1, { opened: 2, merged: 4 }),
    ...change(2, { opened: 5, merged: 6 }),
    ...deployment(1, 7),
    fact('incident.detected', 8, incident),
    fact('incident.resolved', 8.5, incident),
  ]);
  await store.project();
  return {
    store,
    stores: createDatabaseStores({ knex }),
    ids,
    entity: name => ({ type: 'entity', entityId: ids[name] }),
    aggregate: name => ({ type: 'aggregate', entityId: ids[name] }),
  };
}

async function insertEntities({
  knex,
}: TestStore): Promise<Record<string, number>> {
  const rows = [
    ['analytics', 'component', 'component:*/analytics'],
    ['payments', 'component', 'repository:bank/payments'],
    ['system', 'system', undefined],
    ['domain', 'domain', undefined],
  ] as const;
  const ids: Record<string, number> = {};
  for (const [name, kind, subject] of rows) {
    const [{ id }] = await knex('entity')
      .insert({ ref: `${kind}:default/${name}`, kind, title: name })
      .returning('id');
    ids[name] = id;
    if (subject) {
      await knex('entity_subject').insert({ subject, entity_id: id });
    }
  }
  for (const member of ['analytics', 'payments']) {
    for (const scope of ['system', 'domain']) {
      await knex('entity_scope').insert({
        entity_id: ids[member],
        scope_type: scope,
        scope_id: ids[scope],
        from_day: 0,
      });
    }
  }
  return ids;
}
