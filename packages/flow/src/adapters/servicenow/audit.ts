import { Person } from '../../events/data/person';
import { Instant } from '../../events/instant';
import { AdapterContext } from '../context';
import { accountOf, idIn, instantOf, Row, valueIn } from './row';

/** One field of one record going from one stored value to another. */
export interface Move {
  /** Of the audit's row: the same occurrence always has the same. */
  id: string;
  at: Instant;
  field: string;
  from?: string;
  to?: string;
  actor?: Person;
}

interface Ranked extends Move {
  /** Counts a record's updates: several may happen in one second. */
  checkpoint: number;
}

/** What is known of one field's past. */
export interface FieldPast {
  /** In order; without the value that the record was born with. */
  moves: Move[];
  /** The value at birth, where the past is known; undefined: empty, or unknown. */
  born?: string;
  /**
   * Whether the past explains what the field holds now.
   *
   * A record that was never updated explains itself. Otherwise the audit must
   * end with the present value, or already know more than the record that was
   * fetched before it.
   */
  known: boolean;
}

function moveOf(row: Row, context: AdapterContext): Ranked | undefined {
  const at = instantOf(row, 'sys_created_on', context);
  const field = idIn(row, 'fieldname');
  if (!at || !field) {
    return undefined;
  }
  return {
    id: `sys_audit/${
      idIn(row, 'sys_id') ?? `${idIn(row, 'documentkey')}/${field}/${at.time}`
    }`,
    at,
    field,
    from: valueIn(row, 'oldvalue'),
    to: valueIn(row, 'newvalue'),
    actor: accountOf(
      valueIn(row, 'user') ?? valueIn(row, 'sys_created_by'),
      context,
    ),
    checkpoint: Number(valueIn(row, 'record_checkpoint') ?? NaN),
  };
}

const compareMoves = (one: Ranked, other: Ranked) =>
  one.at.time - other.at.time ||
  one.checkpoint - other.checkpoint ||
  0 ||
  Number(one.id > other.id) - Number(one.id < other.id);

/** Moves of one second in the order in which one leaves what the other enters. */
function chained(moves: readonly Ranked[]): Move[] {
  const rest = [...moves].sort(compareMoves);
  const ordered: Move[] = [];
  while (rest.length > 0) {
    const value = ordered.at(-1)?.to;
    const tied = rest.filter(({ at }) => at.time === rest[0].at.time);
    const entered = new Set(tied.map(({ to }) => to));
    const next =
      (ordered.length > 0
        ? tied.find(({ from }) => from === value)
        : undefined) ??
      tied.find(({ from }) => !entered.has(from)) ??
      tied[0];
    rest.splice(rest.indexOf(next), 1);
    ordered.push(next);
  }
  return ordered;
}

const isBirth = (row: Row, { at }: Move, context: AdapterContext) => {
  const created = instantOf(row, 'sys_created_on', context)?.time;
  return created !== undefined && Math.abs(at.time - created) <= 2_000;
};

/** The audit's rows by the record that they are about. */
export class Audit {
  /** False where it was not asked for, or could not be read. */
  readonly present: boolean;
  readonly #moves = new Map<string, Ranked[]>();

  constructor(rows: readonly Row[] | undefined, context: AdapterContext) {
    this.present = rows !== undefined;
    for (const row of rows ?? []) {
      const key = idIn(row, 'documentkey');
      const move = moveOf(row, context);
      if (key && move) {
        const known = this.#moves.get(key) ?? [];
        known.push(move);
        this.#moves.set(key, known);
      }
    }
  }

  /** All moves of a record, of whatever field, in order of time. */
  movesOf(key: string): Move[] {
    return [...(this.#moves.get(key) ?? [])].sort(compareMoves);
  }

  /** What is known of a field's past, given the record as it stands. */
  pastOf(row: Row, field: string, context: AdapterContext): FieldPast {
    const current = valueIn(row, field);
    const id = idIn(row, 'sys_id') ?? '';
    const all = chained(
      (this.#moves.get(id) ?? []).filter(move => move.field === field),
    );
    const first = all[0];
    const last = all.at(-1);
    if (!first || !last) {
      const untouched = isUntouched(row, context);
      const known = untouched || (this.present && this.#moves.has(id));
      return { moves: [], known, ...(known && { born: current }) };
    }
    const updated = instantOf(row, 'sys_updated_on', context)?.time ?? Infinity;
    const known = last.to === current || last.at.time > updated;
    // The insert itself may be audited: then nothing was left.
    const inserted = first.from === undefined && isBirth(row, first, context);
    return {
      moves: inserted ? all.slice(1) : all,
      born: inserted ? first.to : first.from,
      known,
    };
  }
}

/** Never updated since it was created. */
function isUntouched(row: Row, context: AdapterContext): boolean {
  const updates = valueIn(row, 'sys_mod_count');
  if (updates !== undefined) {
    return Number(updates) === 0;
  }
  const created = instantOf(row, 'sys_created_on', context);
  const updated = instantOf(row, 'sys_updated_on', context);
  return created !== undefined && created.time === updated?.time;
}
