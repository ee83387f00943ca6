import { Knex } from 'knex';
import { ActivationRow } from '../activations/activationRow';
import { ComplianceRow, PolicyResultRow } from './evidenceRow';
import { PolicyStanding } from './standing';

/** The latest environments; more are not added up. */
const MOST_ENVIRONMENTS = 10_000;

/** One environment, and what its evidence comes to. */
export interface EnvironmentFact
  extends Pick<
    ActivationRow,
    'environment' | 'component' | 'pattern' | 'digest'
  > {
  /** By its last evidence; false where there is none. */
  isOutside: boolean;
  /** Of its last evidence; null where there is none. */
  attestations: ComplianceRow['attestations'] | null;
}

interface JoinedRow extends EnvironmentFact {
  drift_count: number | null;
  failed: number | null;
}

/** Reads what is added up over environments. @internal */
export class EnvironmentFacts {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): EnvironmentFacts {
    return new EnvironmentFacts(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One range of the index on requests, and one look-up for each. */
  async environments(): Promise<EnvironmentFact[]> {
    const rows: JoinedRow[] = await this.#knex('activation as a')
      .leftJoin('compliance as c', 'c.environment', 'a.environment')
      .orderBy([
        { column: 'a.requested_ms', order: 'desc' },
        { column: 'a.seq', order: 'desc' },
      ])
      .limit(MOST_ENVIRONMENTS)
      .select(
        'a.environment',
        'a.component',
        'a.pattern',
        'a.digest',
        'c.drift_count',
        'c.failed',
        'c.attestations',
      );
    return rows.map(({ drift_count, failed, ...fact }) => ({
      ...fact,
      isOutside:
        Number(drift_count) > 0 ||
        Number(failed) > 0 ||
        fact.attestations === 'refused',
    }));
  }

  /** The last word of every environment on some policies; by name, then by environment. */
  async results(
    names: readonly string[],
  ): Promise<Map<string, Map<string, PolicyStanding>>> {
    const results = new Map<string, Map<string, PolicyStanding>>();
    for (const name of names) {
      const rows = await this.#knex<PolicyResultRow>('policy_result')
        .where({ policy: name })
        .select('environment', 'result', 'since_ms', 'at_ms');
      results.set(
        name,
        new Map(
          rows.map(({ environment, result, since_ms, at_ms }) => [
            environment,
            { result, since: Number(since_ms), at: Number(at_ms) },
          ]),
        ),
      );
    }
    return results;
  }
}
