import {
  Digest,
  diffOf,
  functionsTouched,
  Pattern,
  PatternContent,
  patternSchema,
  PatternStatus,
  statusOf,
} from '@delivery-stack/patterns';
import { Clock } from '../insight/Clock';
import { GenuineSignOffs, KnownSignOff } from './GenuineSignOffs';
import { ContentRow, PatternRow } from './store/patternRows';
import { PatternStore } from './store/PatternStore';
import { SignOffStore } from './store/SignOffStore';

/** One content of a pattern with what functions say to it. */
export interface Judgement {
  digest: Digest;
  content: PatternContent;
  pattern: Pattern;
  status: PatternStatus;
}

/** Everything that is known about one pattern. */
export interface PatternDossier {
  row: PatternRow;
  /** Latest first. */
  contents: readonly ContentRow[];
  /** Oldest first. */
  signOffs: readonly KnownSignOff[];
  /** Of the current content; missing while it cannot be read. */
  current?: Judgement;
}

/** Contents that are kept in memory: they never change. */
const CONTENTS = 500;

/**
 * Comparisons of two that are. A list goes through all of them in turn, so
 * that fewer than there are would be none at all.
 */
const COMPARISONS = 20_000;

/** Reads what is known about patterns. @internal */
export class PatternDossiers {
  readonly #patterns: PatternStore;
  readonly #signOffs: SignOffStore;
  readonly #genuine: GenuineSignOffs;
  readonly #clock: Clock;
  readonly #read = new Map<
    string,
    { content: PatternContent; pattern: Pattern }
  >();
  readonly #touched = new Map<string, readonly string[]>();

  static create(options: {
    patterns: PatternStore;
    signOffs: SignOffStore;
    genuine: GenuineSignOffs;
    clock: Clock;
  }): PatternDossiers {
    return new PatternDossiers(options);
  }

  private constructor(options: {
    patterns: PatternStore;
    signOffs: SignOffStore;
    genuine: GenuineSignOffs;
    clock: Clock;
  }) {
    this.#patterns = options.patterns;
    this.#signOffs = options.signOffs;
    this.#genuine = options.genuine;
    this.#clock = options.clock;
  }

  /** Every pattern of the catalog. */
  async all(): Promise<PatternDossier[]> {
    const rows = await this.#patterns.list();
    const decided = await this.#signOffs.of(rows.map(({ ref }) => ref));
    return Promise.all(
      rows.map(async row => this.#open(row, decided.get(row.ref) ?? [])),
    );
  }

  async of(ref: string): Promise<PatternDossier | undefined> {
    const row = await this.#patterns.byRef(ref);
    if (!row) {
      return undefined;
    }
    const decided = await this.#signOffs.of([ref]);
    return this.#open(row, decided.get(ref) ?? []);
  }

  /** What functions say to any content of a pattern; undefined: it was never seen. */
  async judge(
    { row, contents, signOffs }: Omit<PatternDossier, 'current'>,
    digest: string,
  ): Promise<Judgement | undefined> {
    const known = await this.content(row.ref, digest);
    if (!known) {
      return undefined;
    }
    const counting = signOffs.filter(({ genuine }) => genuine);
    const asked = contents.find(each => each.digest === digest)?.asked_by;
    const status = statusOf({
      pattern: known.pattern,
      digest: digest as Digest,
      signOffs: counting.map(({ signOff }) => signOff),
      now: this.#clock(),
      authors: asked ? [asked] : [],
      touchedSince: await this.#touchedSince(
        row.ref,
        digest,
        counting.map(({ signOff }) => signOff.digest),
      ),
    });
    return { digest: digest as Digest, ...known, status };
  }

  /** A content with its declaration. */
  async content(
    ref: string,
    digest: string,
  ): Promise<{ content: PatternContent; pattern: Pattern } | undefined> {
    const key = `${ref}\n${digest}`;
    const known = this.#read.get(key);
    if (known) {
      return known;
    }
    const content = await this.#patterns.content(ref, digest);
    return (
      content &&
      remember(
        this.#read,
        key,
        { content, pattern: patternSchema.parse(content.pattern) },
        CONTENTS,
      )
    );
  }

  async #open(
    row: PatternRow,
    decided: Parameters<GenuineSignOffs['of']>[0],
  ): Promise<PatternDossier> {
    const dossier = {
      row,
      contents: await this.#patterns.contentsOf(row.ref),
      signOffs: await this.#genuine.of(decided),
    };
    const current =
      row.digest === null ? undefined : await this.judge(dossier, row.digest);
    return { ...dossier, ...(current && { current }) };
  }

  async #touchedSince(
    ref: string,
    digest: string,
    others: readonly string[],
  ): Promise<Map<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    for (const other of new Set(others)) {
      const touched =
        other !== digest && (await this.touched(ref, other, digest));
      if (touched) {
        found.set(other, touched);
      }
    }
    return found;
  }

  /** Functions that a change touches; undefined where a content is not kept. */
  async touched(
    ref: string,
    from: string,
    to: string,
  ): Promise<readonly string[] | undefined> {
    const key = `${ref}\n${from}\n${to}`;
    const known = this.#touched.get(key);
    if (known) {
      return known;
    }
    const before = await this.content(ref, from);
    const after = await this.content(ref, to);
    if (!before || !after) {
      return undefined;
    }
    const diff = diffOf(before.content, after.content);
    return remember(
      this.#touched,
      key,
      functionsTouched(diff, after.pattern, before.pattern),
      COMPARISONS,
    );
  }
}

function remember<T>(
  memory: Map<string, T>,
  key: string,
  value: T,
  most: number,
): T {
  if (memory.size >= most) {
    memory.delete(memory.keys().next().value!);
  }
  memory.set(key, value);
  return value;
}
