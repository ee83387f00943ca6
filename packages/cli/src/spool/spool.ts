import Database from 'better-sqlite3';

/** Pages that SQLite keeps in memory before it writes to its temporary file, KiB. */
const MEMORY_KIB = 48 * 1024;

/** Rows per transaction: enough that committing costs nothing. */
const BATCH = 20_000;

/**
 * Records by key, in a private temporary database.
 *
 * @remarks
 * SQLite keeps the pages of an unnamed database in memory up to the cache's
 * size and spills the rest to a temporary file that vanishes with the process,
 * so that memory stays bounded however much is read. Keys are kept in memory:
 * one short string per case or subject. Adding costs about 2 µs.
 */
export class Spool {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[number, string]>;
  #select: Database.Statement<[number], { body: string }> | undefined;
  readonly #keys = new Map<string, number>();
  #pending = 0;
  #sealed = false;

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

  /** All keys, in the order in which they first came. */
  keys(): IterableIterator<string> {
    return this.#keys.keys();
  }

  add(key: string, record: unknown): void {
    let id = this.#keys.get(key);
    if (id === undefined) {
      id = this.#keys.size;
      this.#keys.set(key, id);
    }
    this.#insert.run(id, JSON.stringify(record));
    this.#pending += 1;
    if (this.#pending >= BATCH) {
      this.#pending = 0;
      this.#database.exec('commit; begin');
    }
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
    this.#seal();
    const id = this.#keys.get(key);
    if (id === undefined) {
      return [];
    }
    this.#select ??= this.#database.prepare(
      'select body from record where key = ? order by rowid',
    );
    return this.#select.all(id).map(({ body }) => JSON.parse(body));
  }

  close(): void {
    this.#database.close();
  }

  /** Ends writing: from here on the records are only read. */
  #seal(): void {
    if (!this.#sealed) {
      this.#sealed = true;
      this.#database.exec('commit');
      this.#database.exec('create index record_key on record (key)');
    }
  }
}
