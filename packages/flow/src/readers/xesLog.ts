import { UnreadableInputError } from './errors';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import type { LogRowBuilder } from './logRowBuilder';
import type { ReadLimits } from './readContext';
import type { ReadTally } from './readTally';

const NAME = 'concept:name';
const TIME = 'time:timestamp';
const LIFECYCLE = 'lifecycle:transition';
const RESOURCE = 'org:resource';

/** Tools fill a global default with "transition" or "string": only real ones count. */
const TRANSITIONS =
  /^(?:schedule|assign|withdraw|reassign|start|suspend|resume|pi_abort|ate_abort|complete|autoskip|manualskip|unknown)$/i;

/** Rows of a trace without a name that wait for one; XES allows it after the events. */
const WAITING = 20_000;

/**
 * What elements of an XES document mean, without the XML.
 *
 * @remarks
 * Only direct attributes of a trace or event count, never nested ones. Global
 * attributes stand in for a missing activity, resource or lifecycle, but never
 * for a time or a case, which would be invented.
 *
 * @internal
 */
export class XesLog {
  readonly rows: LogRow[] = [];
  readonly #builder: LogRowBuilder;
  readonly #tally: ReadTally;
  readonly #maxDepth: number;
  readonly #line: () => number;
  readonly #keys: Required<
    Pick<LogMapping, 'case' | 'time' | 'lifecycle' | 'resource'>
  > & { activity: string[]; start?: string };
  readonly #eventDefaults = new Map<string, string>();
  readonly #event = new Map<string, string>();
  #depth = 0;
  #eventDepth = 0;
  #globalScope: string | undefined;
  #traces = 0;
  #inTrace = false;
  #caseId: string | undefined;
  #waiting: LogRow[] = [];

  constructor(options: {
    mapping: LogMapping;
    builder: LogRowBuilder;
    tally: ReadTally;
    limits: ReadLimits;
    line: () => number;
  }) {
    const { mapping } = options;
    this.#builder = options.builder;
    this.#tally = options.tally;
    this.#maxDepth = options.limits.maxDepth;
    this.#line = options.line;
    this.#keys = {
      case: mapping.case?.replace(/^case:/, '') ?? NAME,
      activity: [mapping.activity ?? NAME].flat(),
      time: mapping.time ?? TIME,
      start: mapping.start,
      lifecycle: mapping.lifecycle ?? LIFECYCLE,
      resource: mapping.resource ?? RESOURCE,
    };
  }

  /** Whether the root element was seen. */
  get begun(): boolean {
    return this.#depth > 0;
  }

  /** Whether an event is being read. */
  get inEvent(): boolean {
    return this.#eventDepth > 0;
  }

  open(tag: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) throw tooDeep(this.#maxDepth);
    const name = tag.slice(tag.indexOf(':') + 1);
    if (this.#depth === 1) {
      if (name !== 'log') throw notXes(name);
    } else if (this.#depth === 2 && name === 'trace') {
      this.#openTrace();
    } else if (this.#depth === 2 && name === 'global') {
      this.#globalScope = attributes.scope ?? 'event';
    } else if (name === 'event' && this.#depth === (this.#inTrace ? 3 : 2)) {
      this.#eventDepth = this.#depth;
      this.#event.clear();
    } else if (attributes.key !== undefined && attributes.value !== undefined) {
      this.#attribute(attributes.key, attributes.value);
    }
  }

  close(): void {
    if (this.#depth === this.#eventDepth) this.#closeEvent();
    else if (this.#depth === 2) {
      if (this.#inTrace) this.release();
      this.#inTrace = false;
      this.#globalScope = undefined;
    }
    this.#depth -= 1;
  }

  /** Hands out rows that still wait for the name of their trace. */
  release(): void {
    if (this.#waiting.length === 0) return;
    this.#tally.flaws.add(
      `trace ${this.#traces}`,
      `the trace has no ${this.#keys.case}; its position is its case`,
    );
    this.#nameCase(`trace ${this.#traces}`);
  }

  #openTrace(): void {
    this.#inTrace = true;
    this.#traces += 1;
    this.#caseId = undefined;
  }

  #attribute(key: string, value: string): void {
    if (this.#eventDepth > 0) {
      if (this.#depth === this.#eventDepth + 1) this.#event.set(key, value);
    } else if (this.#depth !== 3) return;
    else if (this.#globalScope === 'event') {
      this.#eventDefaults.set(key, value);
    } else if (this.#inTrace && key === this.#keys.case && !this.#caseId) {
      this.#nameCase(value.trim() || undefined);
    }
  }

  #nameCase(caseId: string | undefined): void {
    this.#caseId = caseId;
    if (caseId === undefined) return;
    for (const row of this.#waiting) {
      row.caseId = caseId;
      this.rows.push(row);
    }
    this.#waiting = [];
  }

  #closeEvent(): void {
    this.#eventDepth = 0;
    const keys = this.#keys;
    const caseId = this.#caseId ?? this.#ownCase();
    const cells = {
      caseId: caseId ?? (this.#inTrace ? 'waiting' : undefined),
      activity: keys.activity.map(key => this.#orDefault(key)),
      time: this.#event.get(keys.time),
      start: keys.start && this.#event.get(keys.start),
      lifecycle: this.#lifecycle(),
      resource: this.#orDefault(keys.resource),
    };
    const row = this.#builder.build(
      cells,
      () => `record ${this.#tally.records}, line ${this.#line()}`,
    );
    if (!row) return;
    if (caseId !== undefined) this.rows.push(row);
    else this.#waiting.push(row);
    if (this.#waiting.length >= WAITING) this.release();
  }

  /** An event may carry the case itself, but its own name is its activity. */
  #ownCase(): string | undefined {
    return this.#keys.case === NAME
      ? this.#event.get(`case:${NAME}`)
      : this.#event.get(this.#keys.case);
  }

  #lifecycle(): string | undefined {
    const own = this.#event.get(this.#keys.lifecycle);
    if (own !== undefined) return own;
    const general = this.#eventDefaults.get(this.#keys.lifecycle);
    return general && TRANSITIONS.test(general) ? general : undefined;
  }

  #orDefault(key: string): string | undefined {
    return this.#event.get(key) ?? this.#eventDefaults.get(key);
  }
}

function tooDeep(maxDepth: number): UnreadableInputError {
  return new UnreadableInputError(
    'too-deep',
    `elements are nested deeper than ${maxDepth}`,
    { cure: 'Real XES logs nest a handful of levels; check the export.' },
  );
}

function notXes(root: string): UnreadableInputError {
  return new UnreadableInputError(
    'wrong-format',
    `the root element is <${root.slice(0, 60)}>, not <log>`,
    { cure: 'Check that this is an XES file.' },
  );
}
