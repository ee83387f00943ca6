import { TestDatabases } from '@backstage/backend-test-utils';
import { TrialBench } from './TrialBench';
import { Served, TrialSubject } from './TrialSubject';

/**
 * Puts a module on trial, on every kind of database.
 *
 * @param tests - Declares the tests: {@link itWithstandsFaults},
 * {@link itTakesWebhooks}, {@link itSurvivesKills}, and what only this vendor has.
 */
export function describeTrials<Vendor, S extends Served>(
  subject: TrialSubject<Vendor, S>,
  tests: (bench: TrialBench<Vendor, S>) => void,
): void {
  // A whole backend is started several times; a busy machine takes its time.
  jest.setTimeout(180_000);
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  describe.each(databases.eachSupportedId())(
    `${subject.vendor} on %p`,
    databaseId => {
      tests(TrialBench.create({ subject, databases, databaseId }));
    },
  );
}
