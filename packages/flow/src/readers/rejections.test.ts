import { createReadTally, requireRows } from './readTally';
import { RejectionLog } from './rejections';

describe('RejectionLog', () => {
  it('should keep the first in full and count the rest by reason', () => {
    const log = new RejectionLog({ keep: 2 });
    log.add('line 2', 'not a date', 'soon');
    log.add(() => 'line 3', 'not a date', 'x'.repeat(100));
    log.add('line 4', 'not a date', 'later');
    log.add('line 5', 'no case');

    expect(log.total).toBe(4);
    expect(log.byReason()).toEqual([
      { reason: 'not a date', count: 3 },
      { reason: 'no case', count: 1 },
    ]);
    expect(log.toList()).toEqual([
      { at: 'line 2', reason: 'not a date: "soon"' },
      { at: 'line 3', reason: `not a date: "${'x'.repeat(60)}…"` },
      { at: '1 more', reason: 'not a date' },
      { at: '1 record', reason: 'no case' },
    ]);
  });

  it('should not work out positions that nobody will see', () => {
    const log = new RejectionLog({ keep: 0 });
    const at = jest.fn();
    log.add(at, 'no case');
    expect(at).not.toHaveBeenCalled();
    expect(log.total).toBe(1);
  });

  it('should stay bounded when every reason is different', () => {
    const log = new RejectionLog();
    for (let n = 0; n < 100_000; n += 1) log.add('here', `reason ${n}`);
    expect(log.total).toBe(100_000);
    expect(log.byReason().length).toBeLessThanOrEqual(51);
    expect(log.toList().length).toBeLessThanOrEqual(71);
    const counted = log.byReason().reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(100_000);
  });
});

describe('requireRows', () => {
  it('should only object when everything was rejected', () => {
    const tally = createReadTally();
    expect(() => requireRows(tally)).not.toThrow();
    tally.records = 1;
    tally.rejections.add('record 1', 'no case');
    expect(() => requireRows(tally)).toThrow(
      'none of the 1 records could be read; the first: record 1: no case',
    );
    tally.rows = 1;
    expect(() => requireRows(tally)).not.toThrow();
  });
});
