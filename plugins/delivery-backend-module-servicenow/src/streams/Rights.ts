import { toError } from '@backstage/errors';
import {
  EventSourceContext,
  problemOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { lossWithout, rightsFor } from '../api/rights';

const keyOf = (table: string) => `unreadable/${table}`;

/** Records that the audit should know and does not, until it counts as unreadable. */
const SUSPICIOUS = 5;

/**
 * Which tables beside the tickets the user may read, and what became of it.
 *
 * @remarks
 * A table that is refused is reported, left out, and tried again by the next
 * run. Once it can be read, everything has to be read again: what was
 * concluded without it stays, and what it records counts before that.
 */
export class Rights {
  readonly #context: Pick<EventSourceContext, 'memory' | 'report'>;
  readonly #refused = new Set<string>();
  readonly #regained = new Set<string>();
  #moved = 0;
  #audited = 0;

  constructor(context: Pick<EventSourceContext, 'memory' | 'report'>) {
    this.#context = context;
  }

  isRefused(table: string): boolean {
    return this.#refused.has(table);
  }

  /** True where something can be read that an earlier run could not read. */
  get regained(): boolean {
    return this.#regained.size > 0;
  }

  /**
   * What `read` gives; undefined where the table may not be read.
   *
   * @param read - answers with the records, and with how many there are.
   */
  async tried<T>(
    table: string,
    read: () => Promise<{ rows: T[]; total: number }>,
  ): Promise<T[] | undefined> {
    if (this.#refused.has(table)) {
      return undefined;
    }
    try {
      const { rows, total } = await read();
      if (rows.length === 0 && total > 0) {
        await this.#refuse(table, `${total} records, none of them readable`);
        return undefined;
      }
      if (rows.length > 0) {
        await this.#readable(table);
      }
      return rows;
    } catch (error) {
      const { name, message } = toError(error);
      // What is done with the records may ask other tables.
      const isOwn = message.includes(`/table/${table}:`);
      if (isOwn && name === 'SourceForbiddenError') {
        await this.#refuse(table, message);
        return undefined;
      }
      if (isOwn && /400 Invalid table/.test(message)) {
        this.#absent(table);
        return undefined;
      }
      throw error;
    }
  }

  /** Takes note of how many records were changed, and how many the audit knows. */
  count(moved: number, audited: number): void {
    this.#moved += moved;
    this.#audited += audited;
  }

  /** Some instances answer with an empty list where nothing may be read. */
  async close(): Promise<void> {
    const isSilent = this.#audited === 0 && this.#moved >= SUSPICIOUS;
    if (isSilent && !this.#refused.has('sys_audit')) {
      await this.#refuse(
        'sys_audit',
        `${
          this.#moved
        } records were updated, and the audit shows nothing of it`,
      );
    }
  }

  /** Everything was put back to be read again. */
  async settle(): Promise<void> {
    for (const table of this.#regained) {
      await this.#context.memory.delete(keyOf(table));
    }
    this.#regained.clear();
  }

  async #refuse(table: string, message: string): Promise<void> {
    this.#refused.add(table);
    await this.#context.memory.set(keyOf(table), true);
    this.#context.report.problem({
      code: 'missing-scope',
      subject: table,
      message: `${message}. ${lossWithout[table] ?? ''}`.trim(),
      scopes: [...rightsFor(table)],
      cure: 'Let the user of this source read the table; the next run then reads everything again.',
    });
  }

  async #readable(table: string): Promise<void> {
    if (await this.#context.memory.get<boolean>(keyOf(table))) {
      this.#regained.add(table);
    }
  }

  #absent(table: string): void {
    this.#refused.add(table);
    this.#context.report.problem({
      ...problemOf(new Error(`The instance has no table ${table}.`), table),
      code: 'not-found',
      cure: 'Nothing, if its plugin is not wanted; otherwise activate it.',
    });
  }
}
