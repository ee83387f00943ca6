import { BankMeasure } from '@delivery-stack/example-bank';
import Database from 'better-sqlite3';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes figures into an SQLite file, in the table `figure`.
 *
 * @remarks Beside it first, so that nobody reads half of it.
 */
export async function writeMeasures(
  file: string,
  figures: readonly BankMeasure[],
): Promise<void> {
  const beside = `${file}.new`;
  await mkdir(dirname(file), { recursive: true });
  await rm(beside, { force: true });
  const database = new Database(beside);
  try {
    database.exec(
      'create table figure (measure text, day text, value real, primary key (measure, day)) without rowid',
    );
    const insert = database.prepare('insert into figure values (?, ?, ?)');
    const insertAll = database.transaction(() => {
      for (const { measure, at, value } of figures) {
        insert.run(measure, new Date(at).toISOString(), value);
      }
    });
    insertAll();
  } finally {
    database.close();
  }
  await rename(beside, file);
}
