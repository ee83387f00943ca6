import fc from 'fast-check';
import { readCsv } from './csvReader';
import type { LogMapping } from './logMapping';
import type { ReadContext } from './readContext';
import {
  chunksOf,
  comparable,
  describeWithFixtures,
  fixture,
  outcomeOf,
} from './testUtils';

const read = (
  text: string | Uint8Array,
  mapping: LogMapping = {},
  limits: ReadContext['limits'] = {},
  sizes: number[] = [],
) =>
  outcomeOf(context =>
    readCsv(chunksOf(text, sizes), mapping, { ...context, limits }),
  );
const TEN = '2026-03-02T10:00:00Z';
const AT_TEN = Date.parse(TEN);

describe('readCsv', () => {
  it('should read a log by the usual names of its columns', async () => {
    const { rows, tally } = await read(
      `CaseID,Activity,Timestamp,Resource,Start_Timestamp,lifecycle:transition\r\n` +
        `1,ask,${TEN},Ann,2026-03-02T09:00:00Z,COMPLETE\r\n`,
    );
    expect(rows).toEqual([
      {
        caseId: '1',
        activity: 'ask',
        time: AT_TEN,
        start: AT_TEN - 3_600_000,
        lifecycle: 'complete',
        resource: 'Ann',
        seq: 1,
      },
    ]);
    expect(tally).toMatchObject({ records: 1, rows: 1, zoneless: 0 });
  });

  it.each([
    'case,state,time',
    'case_id;status;timestamp',
    'case:concept:name\tconcept:name\ttime:timestamp',
    'Case ID|Activity|Complete Timestamp',
    '"case","activity","time"',
    '\uFEFFcase,activity,time',
    'sep=;\r\nCase;Activity;Time',
    '\n\n case , ACTIVITY , Time ',
  ])('should understand the header %j', async header => {
    const delimiter = /[;\t|,](?=[^;\t|,]*$)/.exec(header)?.[0] ?? ',';
    const { rows, error } = await read(
      `${header}\n${['7', 'ask', TEN].join(delimiter)}\n`,
    );
    expect(error).toBeUndefined();
    expect(rows).toEqual([
      { caseId: '7', activity: 'ask', time: AT_TEN, seq: 1 },
    ]);
  });

  it('should follow the mapping, join activities and leave out what is missing', async () => {
    const { rows, tally } = await read(
      'number,state,group,when,who\n' +
        'INC1,New,Desk,29-02-2016 01:16,?\n' +
        'INC1,Active,?,29-02-2016 02:16,Bo\n' +
        '?,Active,?,29-02-2016 02:16,Bo\n' +
        'INC1,?,NULL,29-02-2016 02:16,Bo\n' +
        'INC1,New,Desk,?,Bo\n' +
        'INC1,New,Desk,2016-02-29,Bo\n',
      {
        case: 'Number',
        activity: ['state', 'group'],
        time: 'when',
        resource: 'who',
        timeFormat: 'dd-MM-yyyy HH:mm',
      },
    );
    const time = Date.UTC(2016, 1, 29, 1, 16);
    expect(rows).toEqual([
      { caseId: 'INC1', activity: 'New/Desk', time, zoneless: true, seq: 1 },
      {
        caseId: 'INC1',
        activity: 'Active',
        time: time + 3_600_000,
        zoneless: true,
        resource: 'Bo',
        seq: 2,
      },
    ]);
    expect(tally).toMatchObject({ records: 6, rows: 2, zoneless: 2 });
    expect(tally.rejections.toList()).toEqual([
      { at: 'record 3, line 4', reason: 'the case is missing' },
      { at: 'record 4, line 5', reason: 'the activity is missing' },
      { at: 'record 5, line 6', reason: 'the time is missing' },
      {
        at: 'record 6, line 7',
        reason:
          'the time is not in the time format dd-MM-yyyy HH:mm: "2016-02-29"',
      },
    ]);
  });

  it('should read quotes, line breaks in quotes and stray quotes', async () => {
    const { rows } = await read(
      'case,activity,time,note\n' +
        `"1","say ""hi"", twice",${TEN},"two\nlines, one cell"\n` +
        `2,5" disk,${TEN},"abc"def\n` +
        `\r\n` +
        `3,"line\r\nbreak",${TEN},""`,
    );
    expect(rows.map(row => [row.caseId, row.activity])).toEqual([
      ['1', 'say "hi", twice'],
      ['2', '5" disk'],
      ['3', 'line\r\nbreak'],
    ]);
  });

  it('should keep ragged rows that have what is needed', async () => {
    const { rows, tally } = await read(
      `x,case,activity,time,y,z\n,1,a,${TEN}\n,2,b\n,3,c,${TEN},,,,,,\n`,
    );
    expect(rows.map(row => row.caseId)).toEqual(['1', '3']);
    expect(tally.rejections.toList()).toEqual([
      {
        at: 'record 2, line 3',
        reason: 'the row has fewer than the 4 columns needed',
      },
    ]);
  });

  it('should lose one row to a quote that never closes', async () => {
    const head = 'case,activity,time\n';
    const good = (id: number) => `${id},a,${TEN}\n`;
    const atEnd = await read(`${head}1,"a,${TEN}\n${good(2)}${good(3)}`);
    expect(atEnd.rows.map(row => row.caseId)).toEqual(['2', '3']);
    expect(atEnd.tally.rejections.toList()).toEqual([
      { at: 'record 1, line 2', reason: 'a quote is never closed' },
    ]);
    const closedByAnother = await read(
      `${head}1,"a,${TEN}\n${good(2)}3,"b",${TEN}\n${good(4)}`,
    );
    expect(closedByAnother.rows.map(row => row.caseId)).toEqual([
      '2',
      '3',
      '4',
    ]);
  });

  it('should note a start that cannot be read and keep the row', async () => {
    const { rows, tally } = await read(
      `case,activity,time,start\n1,a,${TEN},soon\n1,b,${TEN},\n`,
    );
    expect(rows).toHaveLength(2);
    expect(tally.flaws.toList()).toEqual([
      { at: 'record 1, line 2', reason: 'the start is not a date: "soon"' },
    ]);
  });

  it('should name the missing column and list those there are', async () => {
    const { error } = await read('id,what,when\n1,a,b\n', { case: 'Number' });
    expect(error).toMatchObject({ code: 'missing-column' });
    expect(error?.message).toBe(
      'there is no column "Number" for the case; the columns are: id, what, when',
    );
    const guessed = await read('id,what,when\n1,a,b\n');
    expect(guessed.error?.message).toContain('no column looks like the case');
  });

  it.each([
    ['no bytes', '', 'empty'],
    ['blank lines', '\r\n\n', 'empty'],
    ['no row', 'case,activity,time\n1,a,soon\n', 'nothing-readable'],
    [
      '10 000 columns',
      `case,activity,time${',x'.repeat(10_000)}\n`,
      'too-many-columns',
    ],
    ['gzip', '\x1f\x8b\x08\x00', 'not-text'],
    ['a spreadsheet', 'PK\x03\x04', 'not-text'],
  ])('should refuse %s', async (_, text, code) => {
    const bytes = Uint8Array.from(text, letter => letter.charCodeAt(0));
    expect((await read(bytes)).error?.code).toBe(code);
  });

  it('should read a header without rows', async () => {
    const { rows, error } = await read('case,activity,time');
    expect(error).toBeUndefined();
    expect(rows).toEqual([]);
  });

  it('should read UTF-16, as spreadsheets save it', async () => {
    const text = `\uFEFFcase\tactivity\ttime\n1\tprüfen\t${TEN}\n`;
    const bytes = new Uint8Array(
      Uint16Array.from(text, c => c.charCodeAt(0)).buffer,
    );
    expect((await read(bytes)).rows[0].activity).toBe('prüfen');
  });

  it('should reject a row that is too long and read on', async () => {
    const { rows, tally } = await read(
      `case,activity,time\n1,${'x'.repeat(500)},${TEN}\n2,"${'y'.repeat(
        500,
      )}",${TEN}\n3,a,${TEN}\n`,
      {},
      { maxRecordBytes: 200 },
      [64],
    );
    expect(rows.map(row => row.caseId)).toEqual(['3']);
    expect(tally.rejections.total).toBe(2);
  });

  it('should give up on an endless line in bounded memory', async () => {
    function* endless() {
      yield new TextEncoder().encode(`case,activity,time\n1,a,${TEN}\n`);
      const chunk = new Uint8Array(64 * 1024).fill(65);
      for (let n = 0; n < 64; n += 1) yield chunk;
    }
    const { rows, error } = await outcomeOf(context =>
      readCsv(
        endless(),
        {},
        { ...context, limits: { maxRecordBytes: 100_000 } },
      ),
    );
    expect(rows).toHaveLength(1);
    expect(error).toMatchObject({ code: 'too-large' });
    const header = new Uint8Array(4 * 1024 * 1024).fill(65);
    expect((await read(header)).error?.code).toBe('too-large');
  });

  it('should pass on errors of the source, after the rows before', async () => {
    async function* broken() {
      yield new TextEncoder().encode(
        `case,activity,time\n${`1,a,${TEN}\n`.repeat(5000)}`,
      );
      throw new Error('unexpected end of file');
    }
    let rows = 0;
    const reading = async () => {
      for await (const row of readCsv(broken())) rows += row.seq ? 1 : 0;
    };
    await expect(reading()).rejects.toThrow('unexpected end of file');
    expect(rows).toBeGreaterThan(2000);
  });
});

describe('readCsv, however the bytes are cut', () => {
  const cell = fc.oneof(
    fc.constantFrom('a', '?', '', '"', '""', '"x\ny"', '5"', 'ü', '\r', ','),
    fc.constantFrom(TEN, '2026-03-02', 'soon'),
    fc.string({ maxLength: 5 }),
  );
  const row = fc.array(cell, { maxLength: 5 }).map(cells => cells.join(','));
  const text = fc
    .array(row, { maxLength: 20 })
    .map(rows => `case,activity,time,start\n${rows.join('\n')}`);
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });

  it('should give the same rows, counts and errors', async () => {
    await fc.assert(
      fc.asyncProperty(text, sizes, async (csv, cut) => {
        const limits = { maxRecordBytes: 60 };
        const whole = await read(csv, {}, limits);
        expect(comparable(await read(csv, {}, limits, cut))).toEqual(
          comparable(whole),
        );
        const { records, rows, rejections } = whole.tally;
        expect(records).toBe(rows + rejections.total);
      }),
    );
  });

  it('should survive any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(await read(bytes)).toHaveProperty('tally');
        const head = new TextEncoder().encode('case,activity,time\n');
        const after = await read(new Uint8Array([...head, ...bytes]));
        expect(after).toHaveProperty('tally');
      }),
    );
  });
});

describeWithFixtures('process-mining', () => {
  const cases = (rows: Array<{ caseId: string }>) =>
    new Set(rows.map(row => row.caseId)).size;

  it.each([
    ['running-example/running-example.csv', 6, 42],
    ['running-example/running-example-transformed.csv', 6, 42],
    ['roadtraffic/roadtraffic100traces.csv', 100, 390],
    ['reviewing/reviewing.csv', 100, 3730],
  ])('should read %s whole', async (path, caseCount, events) => {
    const { rows, tally } = await read(fixture(`process-mining/${path}`));
    expect([cases(rows), rows.length]).toEqual([caseCount, events]);
    expect(tally).toMatchObject({ records: events, zoneless: 0 });
  });

  it('should read the ServiceNow audit log', async () => {
    const { rows, tally } = await read(
      fixture('process-mining/servicenow-incident-5998/incident_event_log.csv'),
      {
        case: 'number',
        activity: 'incident_state',
        time: 'sys_updated_at',
        resource: 'assigned_to',
        timeFormat: 'dd-mm-yyyy HH:mm',
      },
    );
    expect([tally.records, rows.length, cases(rows)]).toEqual([
      5998, 5998, 890,
    ]);
    expect(tally.zoneless).toBe(5998);
    expect(rows.some(row => row.resource === undefined)).toBe(true);
    expect(rows.some(row => row.resource === '?')).toBe(false);
  });
});
