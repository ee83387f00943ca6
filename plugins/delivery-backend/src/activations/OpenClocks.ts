import { Knex } from 'knex';
import { number, optionalNumber, query, rowsAs } from '../database/rows';
import { Told } from './toldEvents';

/** A milestone that events tell of. */
export type Milestone = 'first_run_ms' | 'productive_ms' | 'deployed_ms';

type Instants = { [M in Milestone]?: number };

interface Clock extends Instants {
  seq: number;
  ready_ms: number;
}

/** Most activations that one batch of events is held against. */
const MOST = 10_000;

/** The milestones of activations that some events may be about. */
export class OpenClocks {
  readonly #bySubject: ReadonlyMap<string, readonly Clock[]>;
  readonly #moved = new Map<number, Instants>();

  /**
   * Finds the activations of repositories, and of components that have them.
   *
   * @remarks Two look-ups in an index for each subject.
   */
  static async of(
    knex: Knex,
    subjects: readonly string[],
  ): Promise<OpenClocks> {
    const table = () =>
      rowsAs(
        knex,
        { subject: 'text' },
        [...new Set(subjects)].map(subject => ({ subject })),
      );
    const columns =
      'a.seq, a.ready_ms, a.first_run_ms, a.productive_ms, a.deployed_ms';
    const rows =
      subjects.length === 0
        ? []
        : await query<Record<string, string | null>>(
            knex,
            `select r.subject, ${columns} from ? as r
              join activation a on a.subject = r.subject
            union
            select r.subject, ${columns} from ? as r
              join entity_subject s on s.subject = r.subject
              join entity e on e.id = s.entity_id
              join activation a on a.component = e.ref
            order by 2 desc limit ${MOST}`,
            [table(), table()],
          );
    const bySubject = new Map<string, Clock[]>();
    const bySeq = new Map<number, Clock>();
    for (const row of rows) {
      const seq = number(row.seq);
      const clock = bySeq.get(seq) ?? clockOf(row);
      bySeq.set(seq, clock);
      const known = bySubject.get(row.subject!) ?? [];
      known.push(clock);
      bySubject.set(row.subject!, known);
    }
    return new OpenClocks(bySubject);
  }

  private constructor(bySubject: ReadonlyMap<string, readonly Clock[]>) {
    this.#bySubject = bySubject;
  }

  /** Whether something is about any of them. */
  concerns({ subjects }: Told): boolean {
    return subjects.some(subject => this.#bySubject.has(subject));
  }

  /** Whether something could move a milestone. */
  moves(milestone: Milestone, told: Told): boolean {
    return this.#movedBy(milestone, told).length > 0;
  }

  /** Moves a milestone to what was told, where that was the earliest. */
  note(milestone: Milestone, told: Told): void {
    for (const clock of this.#movedBy(milestone, told)) {
      clock[milestone] = told.time;
      const moved = this.#moved.get(clock.seq) ?? {};
      this.#moved.set(clock.seq, { ...moved, [milestone]: told.time });
    }
  }

  async write(knex: Knex): Promise<void> {
    for (const [seq, instants] of this.#moved) {
      await knex('activation').where({ seq }).update(instants);
    }
  }

  #movedBy(milestone: Milestone, { subjects, time }: Told): Clock[] {
    return subjects
      .flatMap(subject => this.#bySubject.get(subject) ?? [])
      .filter(
        clock =>
          time >= clock.ready_ms && time < (clock[milestone] ?? Infinity),
      );
  }
}

function clockOf(row: Record<string, string | null>): Clock {
  return {
    seq: number(row.seq),
    ready_ms: number(row.ready_ms),
    first_run_ms: optionalNumber(row.first_run_ms),
    productive_ms: optionalNumber(row.productive_ms),
    deployed_ms: optionalNumber(row.deployed_ms),
  };
}
