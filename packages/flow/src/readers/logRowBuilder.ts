import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import type { ReadTally } from './readTally';
import { StringPool } from './stringPool';
import { createInstantParser, isMissing } from './time';

/**
 * The texts of one record, before anything is believed.
 *
 * @internal
 */
export interface LogCells {
  caseId?: string;
  activity: ReadonlyArray<string | undefined>;
  time?: string;
  start?: string;
  lifecycle?: string;
  resource?: string;
}

/**
 * Turns the texts of a record into a row, or into a rejection with its reason.
 *
 * @internal
 */
export class LogRowBuilder {
  readonly #tally: ReadTally;
  readonly #parse: ReturnType<typeof createInstantParser>;
  readonly #pool = new StringPool();

  constructor(mapping: LogMapping, tally: ReadTally) {
    this.#tally = tally;
    this.#parse = createInstantParser(mapping);
  }

  /** Counts the record; `at` is asked only if there is something to say about it. */
  build(cells: LogCells, at: () => string): LogRow | undefined {
    this.#tally.records += 1;
    const caseId = this.#text(cells.caseId);
    if (caseId === undefined) return this.#reject(at, 'the case is missing');
    const activity = this.#activity(cells.activity);
    if (activity === undefined) {
      return this.#reject(at, 'the activity is missing');
    }
    const time = this.#parse(cells.time);
    if (time.kind === 'missing') return this.#reject(at, 'the time is missing');
    if (time.kind === 'invalid') {
      return this.#reject(at, `the time is ${time.reason}`, cells.time);
    }
    this.#tally.rows += 1;
    const row: LogRow = {
      caseId,
      activity,
      time: time.ms,
      seq: this.#tally.records,
    };
    if (time.zoneless) {
      this.#tally.zoneless += 1;
      row.zoneless = true;
    }
    const start = this.#start(cells.start, at);
    if (start === 'lost') row.lostStart = true;
    else if (start !== undefined) row.start = start;
    const lifecycle = this.#text(cells.lifecycle);
    if (lifecycle !== undefined) row.lifecycle = lifecycle.toLowerCase();
    const resource = this.#text(cells.resource);
    if (resource !== undefined) row.resource = resource;
    return row;
  }

  /** Counts a record that has no cells worth looking at. */
  refuse(reason: string, at: () => string): undefined {
    this.#tally.records += 1;
    return this.#reject(at, reason);
  }

  #reject(at: () => string, reason: string, value?: string): undefined {
    this.#tally.rejections.add(at, reason, value);
    return undefined;
  }

  /** A start that cannot be read is no reason to lose the completion. */
  #start(
    text: string | undefined,
    at: () => string,
  ): number | 'lost' | undefined {
    if (text === undefined) return undefined;
    const start = this.#parse(text);
    if (start.kind === 'instant') return start.ms;
    if (start.kind === 'invalid') {
      this.#tally.flaws.add(at, `the start is ${start.reason}`, text);
      return 'lost';
    }
    return undefined;
  }

  #activity(parts: LogCells['activity']): string | undefined {
    if (parts.length === 1) return this.#text(parts[0]);
    const present = parts.filter(part => !isMissing(part));
    if (present.length === 0) return undefined;
    return this.#pool.share(present.map(part => part?.trim()).join('/'));
  }

  #text(text: string | undefined): string | undefined {
    return text === undefined || isMissing(text)
      ? undefined
      : this.#pool.share(text.trim());
  }
}
