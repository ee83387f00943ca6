/**
 * One record that was not taken, and why.
 *
 * @public
 */
export interface Rejection {
  /** Where in the input, for example "record 12, line 13". */
  at: string;
  reason: string;
}

/** Values are quoted in messages up to this length. */
const QUOTED_LENGTH = 60;

/** A hostile input must not grow the table of reasons without end. */
const DISTINCT_REASONS = 50;
const OTHER_REASONS = 'other reasons';

/**
 * Collects rejections in bounded memory: the first few in full, all by reason.
 *
 * @remarks
 * A log of a million rows in the wrong date format has a million rejections
 * and one reason. Pass the offending value separately: it is quoted in the
 * rejections that are kept, and does not split the count of its reason.
 *
 * @public
 */
export class RejectionLog {
  readonly #keep: number;
  readonly #first: Rejection[] = [];
  readonly #byReason = new Map<string, { count: number; kept: number }>();
  #total = 0;

  constructor(options: { keep?: number } = {}) {
    this.#keep = options.keep ?? 20;
  }

  /** Notes one rejection; the position is only worked out if it is kept. */
  add(at: string | (() => string), reason: string, value?: string): void {
    this.#total += 1;
    const known = this.#byReason.has(reason);
    const crowded = this.#byReason.size >= DISTINCT_REASONS;
    const key = known || !crowded ? reason : OTHER_REASONS;
    const entry = this.#byReason.get(key) ?? { count: 0, kept: 0 };
    entry.count += 1;
    this.#byReason.set(key, entry);
    if (this.#first.length >= this.#keep) return;
    entry.kept += 1;
    this.#first.push({
      at: typeof at === 'string' ? at : at(),
      reason: value === undefined ? reason : `${reason}: ${quote(value)}`,
    });
  }

  /** How many there are, kept or not. */
  get total(): number {
    return this.#total;
  }

  /** The first ones, in the order of the input. */
  get first(): readonly Rejection[] {
    return this.#first;
  }

  /** Counts by reason, most frequent first. */
  byReason(): Array<{ reason: string; count: number }> {
    return [...this.#byReason]
      .map(([reason, { count }]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count);
  }

  /** The first ones, then one line per reason for all that were not kept. */
  toList(): Rejection[] {
    const rest = [...this.#byReason]
      .filter(([, { count, kept }]) => count > kept)
      .map(([reason, { count, kept }]) => ({
        at: kept ? `${count - kept} more` : plural(count),
        reason,
      }));
    return [...this.#first, ...rest];
  }
}

function quote(value: string): string {
  return JSON.stringify(
    value.length > QUOTED_LENGTH ? `${value.slice(0, QUOTED_LENGTH)}…` : value,
  );
}

function plural(count: number): string {
  return count === 1 ? '1 record' : `${count} records`;
}
