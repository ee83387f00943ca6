import { Knex } from 'knex';
import { number, query, rowsAs } from '../database/rows';
import { entitySubject } from './postureRow';

/** Severities that limits are set for, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

/** How bad a finding is. */
export type Severity = (typeof severities)[number];

/** Open findings of one severity; instants are epoch milliseconds. */
export interface OpenFindings {
  severity: Severity;
  open: number;
  /** When the oldest of them was found. */
  oldest: number;
  /** Those that were found before the instant that was asked for. */
  overdue: number;
  /** Where one of them is shown. */
  url?: string;
}

/** When something was last looked for in a component. */
export interface LatestScan {
  /** Of the component, in lower case. */
  ref: string;
  /** What was looked for: `code`, `dependency`, `secret` … */
  kind: string;
  /** Epoch milliseconds. */
  at: number;
}

interface Subject {
  ref: string;
  subject: string;
}

/** Reads what scanners found. @internal */
export class FindingStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): FindingStore {
    return new FindingStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Open findings of some components together, each once; a severity without
   * any is left out.
   *
   * @remarks
   * Grows with the findings of these components, closed ones included: a range
   * of an index per repository, and a look-up for each.
   *
   * @param before - By severity: found before it, a finding is overdue.
   */
  async openOf(
    components: readonly string[],
    before: Partial<Record<Severity, number>> = {},
  ): Promise<OpenFindings[]> {
    const rows = await query<Record<string, string>>(
      this.#knex,
      `select f.severity, count(*) as open, min(f.opened_ms) as oldest,
          sum(case when f.opened_ms < l.before_ms then 1 else 0 end) as overdue,
          min(case when f.url like 'https://%' then f.url end) as url
        from (select distinct s.node_id from ? as c
          join finding_subject s on s.subject = c.subject) mine
        join finding f on f.node_id = mine.node_id and f.state = 'open'
        join ? as l on l.severity = f.severity
        group by f.severity`,
      [
        this.#table(await this.#subjects(components)),
        rowsAs(
          this.#knex,
          { severity: 'text', before_ms: 'bigint' },
          severities.map(severity => ({
            severity,
            before_ms: before[severity] ?? 0,
          })),
        ),
      ],
    );
    return rows
      .map(row => ({
        severity: row.severity as Severity,
        open: number(row.open),
        oldest: number(row.oldest),
        overdue: number(row.overdue),
        ...(row.url && { url: row.url }),
      }))
      .sort(
        (left, right) =>
          severities.indexOf(left.severity) -
          severities.indexOf(right.severity),
      );
  }

  /**
   * Latest scan of each kind of each component that was scanned. Grows with the
   * scanners of their repositories.
   */
  async scansOf(components: readonly string[]): Promise<LatestScan[]> {
    const rows = await query<{ ref: string; kind: string; at: string }>(
      this.#knex,
      `select c.ref, n.kind, max(n.time_ms) as at from ? as c
        join finding_subject s on s.subject = c.subject
        join scan n on n.node_id = s.node_id
        group by c.ref, n.kind order by c.ref, n.kind`,
      [this.#table(await this.#subjects(components))],
    );
    return rows.map(({ ref, kind, at }) => ({ ref, kind, at: number(at) }));
  }

  /** Refs with the subjects under which their findings stand. */
  async #subjects(components: readonly string[]): Promise<Subject[]> {
    const refs = components.map(ref => ({
      ref: ref.toLocaleLowerCase('en-US'),
    }));
    const repositories = await query<Subject>(
      this.#knex,
      `select e.ref, s.subject from ? as r join entity e on e.ref = r.ref
        join entity_subject s on s.entity_id = e.id
        where s.subject like 'repository:%'`,
      [rowsAs(this.#knex, { ref: 'text' }, refs)],
    );
    const own = refs.map(({ ref }) => ({ ref, subject: entitySubject(ref) }));
    return [...repositories, ...own];
  }

  #table(subjects: readonly Subject[]): Knex.Raw {
    return rowsAs(this.#knex, { ref: 'text', subject: 'text' }, subjects);
  }
}
