import { PatternContent } from '@delivery-stack/patterns';
import { Knex } from 'knex';
import { ContentRow, instants, PatternRow } from './patternRows';

/** A content as it is first seen. */
export interface SeenContent {
  name: string;
  version: string;
  content: PatternContent;
  /** Bytes of small files by their SHA-256. */
  files: ReadonlyMap<string, Buffer>;
}

/** Contents that nobody asked about, kept of each pattern beside the others. */
const KEPT = 20;

const contentColumns = [
  'ref',
  'digest',
  'name',
  'version',
  'seen_ms',
  'asked_by',
  'asked_ms',
  'note',
] as const;

/** Keeps patterns and their contents. An organisation has tens of them. @internal */
export class PatternStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): PatternStore {
    return new PatternStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<PatternRow[]> {
    const rows = await this.#knex<PatternRow>('pattern').orderBy('ref');
    return rows.map(instants);
  }

  async byRef(ref: string): Promise<PatternRow | undefined> {
    const row = await this.#knex<PatternRow>('pattern').where({ ref }).first();
    return row && instants(row);
  }

  /** Writes what was found; a content that is new is kept with its files. */
  async save(row: PatternRow, seen?: SeenContent): Promise<void> {
    await this.#knex.transaction(async trx => {
      if (seen && row.digest !== null) {
        await keep(trx, row, seen);
      }
      await trx('pattern').insert(row).onConflict('ref').merge();
    });
  }

  async touch(ref: string, now: number): Promise<void> {
    await this.#knex('pattern').where({ ref }).update({ checked_ms: now });
  }

  /** Forgets patterns that left the catalog; contents and decisions stay. */
  async forgetAllBut(refs: readonly string[]): Promise<void> {
    const gone = (await this.list()).filter(({ ref }) => !refs.includes(ref));
    for (const { ref } of gone) {
      await this.#knex('pattern').where({ ref }).delete();
    }
  }

  /** Latest first, without their content. */
  async contentsOf(ref: string): Promise<ContentRow[]> {
    const rows: ContentRow[] = await this.#knex('pattern_content')
      .where({ ref })
      .select(...contentColumns)
      .orderBy('seen_ms', 'desc')
      .orderBy('digest');
    return rows.map(instants);
  }

  async content(
    ref: string,
    digest: string,
  ): Promise<PatternContent | undefined> {
    const row = await this.#knex('pattern_content')
      .where({ ref, digest })
      .first('content');
    return row && JSON.parse(row.content);
  }

  /** Bytes by SHA-256, as far as they are kept. */
  async files(
    ref: string,
    hashes: readonly string[],
  ): Promise<Map<string, Buffer>> {
    const rows = await this.#knex('pattern_file')
      .where({ ref })
      .whereIn('sha256', [...hashes].slice(0, 500))
      .select('sha256', 'bytes');
    return new Map(rows.map(each => [each.sha256, Buffer.from(each.bytes)]));
  }

  /** Says who asked; whoever asked first stays the author. */
  async ask(
    ref: string,
    digest: string,
    asked: { by: string; at: number; note?: string },
  ): Promise<boolean> {
    const changed = await this.#knex('pattern_content')
      .where({ ref, digest })
      .whereNull('asked_ms')
      .update({
        asked_by: asked.by,
        asked_ms: asked.at,
        note: asked.note ?? null,
      });
    return changed > 0;
  }
}

async function keep(
  trx: Knex.Transaction,
  { ref, digest, checked_ms }: PatternRow,
  { name, version, content, files }: SeenContent,
): Promise<void> {
  await trx('pattern_content')
    .insert({
      ref,
      digest,
      name,
      version,
      content: JSON.stringify(content),
      seen_ms: checked_ms,
    })
    .onConflict(['ref', 'digest'])
    .ignore();
  for (const [sha256, bytes] of files) {
    await trx('pattern_file')
      .insert({ ref, sha256, bytes })
      .onConflict(['ref', 'sha256'])
      .ignore();
  }
  await prune(trx, ref, digest!);
}

/** A pattern under work changes all day: what nobody asked about goes first. */
async function prune(
  trx: Knex.Transaction,
  ref: string,
  digest: string,
): Promise<void> {
  const idle = await trx('pattern_content')
    .where({ ref })
    .whereNull('asked_ms')
    .whereNot({ digest })
    .orderBy('seen_ms', 'desc')
    .offset(KEPT)
    .limit(1_000)
    .pluck('digest');
  if (idle.length === 0) {
    return;
  }
  await trx('pattern_content').where({ ref }).whereIn('digest', idle).delete();
  const rest: string[] = await trx('pattern_content')
    .where({ ref })
    .pluck('content');
  const used = new Set(
    rest.flatMap(text =>
      (JSON.parse(text) as PatternContent).files.map(({ sha256 }) => sha256),
    ),
  );
  const kept: string[] = await trx('pattern_file')
    .where({ ref })
    .pluck('sha256');
  for (const sha256 of kept.filter(each => !used.has(each))) {
    await trx('pattern_file').where({ ref, sha256 }).delete();
  }
}
