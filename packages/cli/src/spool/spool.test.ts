import fc from 'fast-check';
import { Spool, SpoolError } from './spool';

describe('Spool', () => {
  it('should give back every record by key, in the order of adding', () => {
    const key = fc.constantFrom('a', 'b', '__proto__', '', 'é\u0000');
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer())), added => {
        const spool = new Spool();
        const expected = new Map<string, number[]>();
        for (const [name, value] of added) {
          spool.add(name, value);
          expected.set(name, [...(expected.get(name) ?? []), value]);
        }
        const groups = [...spool.groups<number>()];
        expect(groups.map(each => [each.key, each.records])).toEqual([
          ...expected,
        ]);
        for (const [name, values] of expected) {
          expect(spool.of(name)).toEqual(values);
        }
        spool.close();
      }),
    );
  });

  it('should keep more than its memory holds', () => {
    const spool = new Spool();
    const filler = 'x'.repeat(1_000);
    for (let at = 0; at < 60_000; at += 1) {
      spool.add(`key ${at % 7}`, [at, filler]);
    }
    const records = spool.of<[number, string]>('key 3');
    expect(records).toHaveLength(8_571);
    expect(records[1][0]).toBe(10);
    spool.close();
  });

  it('should know nothing of a key that never came', () => {
    const spool = new Spool();
    expect(spool.of('a')).toEqual([]);
    expect([...spool.groups()]).toEqual([]);
    spool.close();
  });

  it('should refuse to be written once it is read, with a cure', () => {
    const spool = new Spool();
    spool.add('a', 1);
    spool.of('a');
    expect(() => spool.add('a', 2)).toThrow(SpoolError);
    expect(() => spool.add('a', 2)).toThrow(/SQLITE_TMPDIR/);
    spool.close();
  });
});
