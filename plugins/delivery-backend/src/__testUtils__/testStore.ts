import { mockServices } from '@backstage/backend-test-utils';
import { AnyFact, Rules, toCdEvent } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { DatabasePersonKeyStore } from '../database/DatabasePersonKeyStore';
import { migrateDatabase } from '../database/migrate';
import { DatabaseEventIngest } from '../ingest/DatabaseEventIngest';
import { Pseudonymiser } from '../ingest/Pseudonymiser';
import { DatabaseDeploymentReader } from '../projection/DatabaseDeploymentReader';
import { DatabaseProjector } from '../projection/DatabaseProjector';
import { DatabaseSketcher } from '../projection/DatabaseSketcher';
import { bankRules, DAY, MONDAY } from './testBank';

/** A migrated database with everything that writes to it. */
export interface TestStore {
  knex: Knex;
  now: { at: number };
  ingest: DatabaseEventIngest;
  projector: DatabaseProjector;
  pseudonymiser: Pseudonymiser;
  /** Accepts facts as events, in one call. */
  accept(facts: readonly AnyFact[]): ReturnType<DatabaseEventIngest['accept']>;
  /** Projects whatever is due, debounced clusters too, and reads deployments. */
  project(): Promise<number>;
  /** Computes the sketches of dirty days. */
  sketch(): Promise<number>;
}

/** Sets up a store; the clock stands 100 days after {@link MONDAY}. */
export async function createTestStore(
  knex: Knex,
  rules: Rules = bankRules,
): Promise<TestStore> {
  await migrateDatabase(knex);
  const now = { at: MONDAY + 100 * DAY };
  const clock = () => now.at;
  const keys = DatabasePersonKeyStore.create({ knex, clock });
  const pseudonymiser = Pseudonymiser.create({ store: keys });
  const ingest = DatabaseEventIngest.create({
    knex,
    rules,
    pseudonymiser,
    clock,
  });
  const logger = mockServices.logger.mock();
  const projector = DatabaseProjector.create({
    knex,
    rules,
    logger,
    clock: () => now.at + 60_000,
  });
  const { signal } = new AbortController();
  const deployments = DatabaseDeploymentReader.create({ knex, rules });
  const sketcher = DatabaseSketcher.create({ knex, clock });
  return {
    knex,
    now,
    ingest,
    projector,
    pseudonymiser,
    accept: facts =>
      ingest.accept(
        facts.map(each => toCdEvent(each)),
        { origin: 'test' },
      ),
    project: async () => {
      const projected = await projector.project(signal);
      await deployments.read(signal);
      return projected;
    },
    sketch: () => sketcher.refreshSketches(signal),
  };
}
