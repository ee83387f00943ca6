import { PatternWait } from '@delivery-stack/backstage-plugin-delivery-common';
import { distributionOf } from '@delivery-stack/flow';
import { isUsable } from '@delivery-stack/patterns';
import { Clock } from '../insight/Clock';
import { PatternDossier, PatternDossiers } from './PatternDossiers';
import { ExceptionStore } from './store/ExceptionStore';
import { ContentRow } from './store/patternRows';

/** Latest contents, of those that somebody asked about, that are looked at. */
const MOST_CONTENTS = 50;

/** From the ask on; what is undecided has aged until `exit`. */
interface Wait {
  function: string;
  exit: number;
  decided: boolean;
}

/** How long each function takes to decide on a pattern. @internal */
export class DecisionWaits {
  readonly #dossiers: PatternDossiers;
  readonly #exceptions: ExceptionStore;
  readonly #clock: Clock;

  static create(options: {
    dossiers: PatternDossiers;
    exceptions: ExceptionStore;
    clock: Clock;
  }): DecisionWaits {
    return new DecisionWaits(options);
  }

  private constructor(options: {
    dossiers: PatternDossiers;
    exceptions: ExceptionStore;
    clock: Clock;
  }) {
    this.#dossiers = options.dossiers;
    this.#exceptions = options.exceptions;
    this.#clock = options.clock;
  }

  /** One judgement for each content that was asked about; contents are remembered. */
  async of(dossier: PatternDossier): Promise<PatternWait[]> {
    const signOffs = await this.#onContents(dossier);
    const exceptions = await this.#onExceptions(dossier);
    const named = [...signOffs, ...exceptions].map(each => each.function);
    const functions = new Set([
      ...(dossier.current?.pattern.spec.functions ?? []),
      ...named.sort(),
    ]);
    return [...functions].map(name => ({
      function: name,
      signOffs: distributionFor(name, signOffs),
      exceptions: distributionFor(name, exceptions),
    }));
  }

  async #onContents(dossier: PatternDossier): Promise<Wait[]> {
    const asked = dossier.contents
      .filter(({ asked_ms: at }) => at !== null)
      .slice(0, MOST_CONTENTS);
    const waits: Wait[] = [];
    for (const content of asked) {
      const judged = await this.#dossiers.judge(dossier, content.digest);
      for (const status of judged?.status.functions ?? []) {
        const wait = this.#onContent(dossier, content, {
          name: status.function,
          mustDecide: !isUsable(status.state),
        });
        waits.push(...(wait ? [wait] : []));
      }
    }
    return waits;
  }

  /** What counts as carried over, or was replaced at an unknown moment, waited for nobody. */
  #onContent(
    dossier: PatternDossier,
    { digest, asked_ms: askedAt }: ContentRow,
    { name, mustDecide }: { name: string; mustDecide: boolean },
  ): Wait | undefined {
    const decided = dossier.signOffs.find(
      ({ row, genuine }) =>
        genuine &&
        row.digest === digest &&
        row.function === name &&
        row.at_ms >= askedAt!,
    );
    if (decided) {
      const exit = decided.row.at_ms - askedAt!;
      return { function: name, exit, decided: true };
    }
    const until = mustDecide
      ? this.#until(dossier, digest, askedAt!)
      : undefined;
    return until === undefined
      ? undefined
      : { function: name, exit: until - askedAt!, decided: false };
  }

  async #onExceptions(dossier: PatternDossier): Promise<Wait[]> {
    const rows = await this.#exceptions.list({ ref: dossier.row.ref });
    return rows.flatMap(row => {
      const decided = row.decided_ms !== null;
      const until =
        row.decided_ms ?? this.#until(dossier, row.digest, row.asked_ms);
      return until === undefined
        ? []
        : [{ function: row.function, exit: until - row.asked_ms, decided }];
    });
  }

  /** Nobody waits for a decision on a content that another one replaced. */
  #until(
    { row, contents }: PatternDossier,
    digest: string,
    askedAt: number,
  ): number | undefined {
    if (row.digest === digest) {
      return Math.max(this.#clock(), askedAt);
    }
    const later = contents
      .map(({ seen_ms: seen }) => seen)
      .filter(seen => seen > askedAt);
    return later.length > 0 ? Math.min(...later) : undefined;
  }
}

function distributionFor(name: string, waits: readonly Wait[]) {
  return distributionOf({
    spells: waits
      .filter(each => each.function === name)
      .map(({ exit, decided }) => ({ entry: 0, exit, decided })),
  });
}
