import Database from 'better-sqlite3';

/** Pages that SQLite keeps in memory before it writes to its temporary file, KiB. */
const MEMORY_KIB = 8 * 1024;

/** The temporary database cannot take more, or cannot be made at all. */
export class SpoolError extends Error {
  name = 'SpoolError';

  constructor(cause: Error) {
    super(
      `the temporary database fails (${cause.message}); give it room, or another folder with SQLITE_TMPDIR=/path`,
      { cause },
    );
  }
}

/**
 * Records by key, in a private temporary database.
 *
 * @remarks
 * SQLite keeps the pages of an unnamed database in memory up to the cache's
 * size and spills the rest to a temporary file that has no name any more once
 * it is open: nothing is left however the process ends. Keys are kept in
 * memory: one short string per case or subject. Written first, then read.
 */
export class Spool {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[number, string]>;
  #select: Database.Statement<[number], { body: string }> | undefined;
  readonly #keys = new Map<string, number>();
  /** How many records each key has, by its number. */
  readonly #counts: number[] = [];

  constructor() {
    this.#database = new Database('');
    this.#database.pragma('journal_mode = off');
    this.#database.pragma('synchronous = off');
    this.#database.pragma(`cache_size = -${MEMORY_KIB}`);
    this.#database.pragma('temp_store = file');
    this.#database.exec('create table record (key integer, body text)');
    this.#insert = this.#database.prepare('insert into record values (?, ?)');
    this.#database.exec('begin');
  }

  /** @throws SpoolError when the disk is full, and once reading has begun. */
  add(key: string, record: unknown): void {
    let id = this.#keys.get(key);
    if (id === undefined) {
      id = this.#keys.size;
      this.#keys.set(key, id);
      this.#counts.push(0);
    }
    this.#counts[id] += 1;
    const body = JSON.stringify(record);
    this.#guard(() => {
      if (!this.#database.inTransaction) {
        throw new Error('it is being read');
      }
      this.#insert.run(id, body);
    });
  }

  /** How many records a key has. */
  count(key: string): number {
    return this.#counts[this.#keys.get(key) ?? -1] ?? 0;
  }

  /** Every key with its records: one sort, O(n log n), spilled like the rest. */
  *groups<T>(): Generator<{ key: string; records: T[] }> {
    this.#seal();
    const names = [...this.#keys.keys()];
    const rows = this.#database
      .prepare<[], { key: number; body: string }>(
        'select key, body from record order by key, rowid',
      )
      .iterate();
    let current = -1;
    let records: T[] = [];
    for (const { key, body } of rows) {
      if (key !== current) {
        if (records.length > 0) {
          yield { key: names[current], records };
        }
        current = key;
        records = [];
      }
      records.push(JSON.parse(body));
    }
    if (records.length > 0) {
      yield { key: names[current], records };
    }
  }

  /** The records of one key: an index look-up, O(log n + records). */
  of<T>(key: string): T[] {
    const id = this.#keys.get(key);
    if (id === undefined) {
      return [];
    }
    return this.#selection()
      .all(id)
      .map(({ body }) => JSON.parse(body));
  }

  close(): void {
    this.#database.close();
  }

  #selection(): Database.Statement<[number], { body: string }> {
    if (!this.#select) {
      this.#seal();
      this.#guard(() =>
        this.#database.exec('create index record_key on record (key)'),
      );
      this.#select = this.#database.prepare(
        'select body from record where key = ? order by rowid',
      );
    }
    return this.#select;
  }

  /** Ends writing: from here on the records are only read. */
  #seal(): void {
    if (this.#database.inTransaction) {
      this.#guard(() => this.#database.exec('commit'));
    }
  }

  #guard(step: () => void): void {
    try {
      step();
    } catch (error) {
      throw new SpoolError(error as Error);
    }
  }
}
