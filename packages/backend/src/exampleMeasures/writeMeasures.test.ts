import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMeasures } from './writeMeasures';

describe('writeMeasures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-measures-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('should replace what was written before', async () => {
    const file = join(folder, 'new', 'measures.sqlite');
    const at = Date.UTC(2026, 3, 16);
    await writeMeasures(file, [{ measure: 'calls', at, value: 17 }]);
    await writeMeasures(file, [{ measure: 'calls', at, value: 52.5 }]);
    const database = new Database(file, { readonly: true });
    expect(database.prepare('select * from figure').all()).toEqual([
      { measure: 'calls', day: '2026-04-16T00:00:00.000Z', value: 52.5 },
    ]);
    database.close();
  });
});
