import { isUsable } from '@delivery-stack/patterns';
import { KnownSignOff } from './GenuineSignOffs';
import { PatternDossier, PatternDossiers } from './PatternDossiers';
import { ExceptionStore } from './store/ExceptionStore';
import { ContentRow, ExceptionRow } from './store/patternRows';

/** Latest contents, of those that somebody asked about, that are looked at. */
const MOST_CONTENTS = 50;

/** What one function was asked, and what became of it; instants in epoch ms. */
export interface DecisionAsk {
  kind: 'signOff' | 'exception';
  /** Unique. */
  key: string;
  function: string;
  askedAt: number;
  /** Entity ref of a person. */
  askedBy: string;
  decision?: {
    at: number;
    approved: boolean;
    by: string;
    commented: boolean;
  };
  /** When another content was seen, of which a decision was not asked. */
  replacedAt?: number;
}

/** Reads what functions were asked about a pattern. @internal */
export class DecisionAsks {
  readonly #dossiers: PatternDossiers;
  readonly #exceptions: ExceptionStore;

  static create(options: {
    dossiers: PatternDossiers;
    exceptions: ExceptionStore;
  }): DecisionAsks {
    return new DecisionAsks(options.dossiers, options.exceptions);
  }

  private constructor(dossiers: PatternDossiers, exceptions: ExceptionStore) {
    this.#dossiers = dossiers;
    this.#exceptions = exceptions;
  }

  /**
   * Sign-offs of the latest 50 contents that were asked about, and the latest
   * 200 values outside.
   *
   * @remarks
   * One judgement for each content on which a function decided nothing;
   * contents are remembered.
   */
  async of(dossier: PatternDossier): Promise<DecisionAsk[]> {
    const asked = dossier.contents
      .filter(({ asked_ms: at }) => at !== null)
      .slice(0, MOST_CONTENTS);
    const asks: DecisionAsk[] = [];
    for (const content of asked) {
      asks.push(...(await this.#onContent(dossier, content)));
    }
    const rows = await this.#exceptions.list({ ref: dossier.row.ref });
    return [...asks, ...rows.flatMap(row => onValue(dossier, row) ?? [])];
  }

  /** What carries over, or was replaced at an unknown moment, asked nobody. */
  async #onContent(
    dossier: PatternDossier,
    content: ContentRow,
  ): Promise<DecisionAsk[]> {
    const known = await this.#dossiers.content(dossier.row.ref, content.digest);
    const names = known?.pattern.spec.functions ?? [];
    const asks = names.map(name => askOf(dossier, content, name));
    if (asks.every(({ decision }) => decision)) {
      return asks;
    }
    const judged = await this.#dossiers.judge(dossier, content.digest);
    const undecided = new Set(
      judged?.status.functions
        .filter(({ state }) => !isUsable(state))
        .map(({ function: name }) => name),
    );
    return asks.flatMap(ask => {
      if (ask.decision) {
        return ask;
      }
      const open = undecided.has(ask.function);
      return (open && openAsk(dossier, content.digest, ask)) || [];
    });
  }
}

/** With the first decision on this very content since it was asked for. */
function askOf(
  { row: { ref }, signOffs }: PatternDossier,
  { digest, asked_ms: at, asked_by: by }: ContentRow,
  name: string,
): DecisionAsk {
  const decided = signOffs.find(
    ({ row, genuine }) =>
      genuine &&
      row.digest === digest &&
      row.function === name &&
      row.at_ms >= at!,
  );
  return {
    kind: 'signOff',
    key: `${ref}/${digest}/${name}`,
    function: name,
    askedAt: at!,
    askedBy: by ?? '',
    ...(decided && { decision: decisionOf(decided) }),
  };
}

function decisionOf({ row }: KnownSignOff): DecisionAsk['decision'] {
  return {
    at: row.at_ms,
    approved: row.decision === 'approved',
    by: row.by,
    commented: row.comment !== null,
  };
}

function onValue(
  dossier: PatternDossier,
  row: ExceptionRow,
): DecisionAsk | undefined {
  const ask = {
    kind: 'exception' as const,
    key: row.id,
    function: row.function,
    askedAt: row.asked_ms,
    askedBy: row.by,
  };
  return row.decided_ms === null
    ? openAsk(dossier, row.digest, ask)
    : {
        ...ask,
        decision: {
          at: row.decided_ms,
          approved: row.state !== 'denied',
          by: row.decided_by ?? '',
          commented: row.comment !== null,
        },
      };
}

/** Nobody waits for a decision on a content that another one replaced. */
function openAsk(
  { row, contents }: PatternDossier,
  digest: string,
  ask: DecisionAsk,
): DecisionAsk | undefined {
  if (row.digest === digest) {
    return ask;
  }
  const later = contents
    .map(({ seen_ms: seen }) => seen)
    .filter(seen => seen > ask.askedAt);
  return later.length > 0
    ? { ...ask, replacedAt: Math.min(...later) }
    : undefined;
}
