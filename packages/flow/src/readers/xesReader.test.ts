/* eslint-disable no-restricted-imports -- tests may read files, the readers may not */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { LogMapping } from './logMapping';
import type { ReadContext } from './readContext';
import {
  chunksOf,
  comparable,
  describeWithFixtures,
  fixture,
  fixtureFolder,
  outcomeOf,
} from './testUtils';
import { readXes } from './xesReader';

const read = (
  text: string | Uint8Array,
  mapping: LogMapping = {},
  limits: ReadContext['limits'] = {},
  sizes: number[] = [],
) =>
  outcomeOf(context =>
    readXes(chunksOf(text, sizes), mapping, { ...context, limits }),
  );
const TEN = '2026-03-02T10:00:00.000Z';
const AT_TEN = Date.parse(TEN);
const attribute = (key: string, value: string) =>
  `<string key="${key}" value="${value}"/>`;
const event = (name: string, more = '', time = TEN) =>
  `<event>${attribute(
    'concept:name',
    name,
  )}<date key="time:timestamp" value="${time}"/>${more}</event>`;
const trace = (id: string, ...events: string[]) =>
  `<trace>${attribute('concept:name', id)}${events.join('')}</trace>`;

describe('readXes', () => {
  it('should read traces and events with their standard attributes', async () => {
    const { rows, tally } = await read(
      `<?xml version="1.0" encoding="UTF-8"?>
       <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
         <extension name="Concept" prefix="concept" uri="http://x/"/>
         <classifier name="Activity" keys="concept:name"/>
         ${trace(
           'A &amp; B',
           event(
             'ask',
             attribute('lifecycle:transition', 'START') +
               attribute('org:resource', 'Ann'),
           ),
           event('decide', '', '2026-03-02T11:00:00'),
         )}
       </log>`,
    );
    expect(rows).toEqual([
      {
        caseId: 'A & B',
        activity: 'ask',
        time: AT_TEN,
        lifecycle: 'start',
        resource: 'Ann',
        seq: 1,
      },
      {
        caseId: 'A & B',
        activity: 'decide',
        time: AT_TEN + 3_600_000,
        zoneless: true,
        seq: 2,
      },
    ]);
    expect(tally).toMatchObject({ records: 2, rows: 2, zoneless: 1 });
  });

  it('should read prefixed elements', async () => {
    const log = `<log>${trace('1', event('a'))}</log>`;
    const prefixed = log.replace(/<(\/?)(\w)/g, '<$1xes:$2');
    expect((await read(prefixed)).rows).toEqual((await read(log)).rows);
  });

  it('should not take nested attributes for those of an event or trace', async () => {
    const nested =
      `<list key="l"><values>${attribute(
        'concept:name',
        'x',
      )}</values></list>` +
      `<container key="c">${attribute('org:resource', 'y')}</container>` +
      `<string key="org:resource" value="Ann">${attribute(
        'org:resource',
        'meta',
      )}</string>`;
    const { rows } = await read(
      `<log><trace><list key="l">${attribute('concept:name', 'no')}</list>` +
        `${attribute('concept:name', '1')}${event('a', nested)}</trace></log>`,
    );
    expect(rows).toEqual([
      { caseId: '1', activity: 'a', time: AT_TEN, resource: 'Ann', seq: 1 },
    ]);
  });

  it('should use global defaults for names, never for times or cases', async () => {
    const globals =
      `<global scope="event">${attribute('concept:name', 'unknown')}` +
      `${attribute('org:resource', 'nobody')}` +
      `${attribute('lifecycle:transition', 'string')}` +
      `<date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>` +
      `<global scope="trace">${attribute('concept:name', 'name')}</global>`;
    const timed = `<event><date key="time:timestamp" value="${TEN}"/></event>`;
    const { rows, tally } = await read(
      `<log>${globals}<trace>${timed}<event>${attribute(
        'concept:name',
        'b',
      )}</event></trace></log>`,
    );
    expect(rows).toEqual([
      {
        caseId: 'trace 1',
        activity: 'unknown',
        time: AT_TEN,
        resource: 'nobody',
        seq: 1,
      },
    ]);
    expect(tally.rejections.toList()).toEqual([
      { at: 'record 2, line 1', reason: 'the time is missing' },
    ]);
    expect(tally.flaws.toList()).toEqual([
      {
        at: 'trace 1',
        reason: 'the trace has no concept:name; its position is its case',
      },
    ]);
  });

  it('should accept a trace name after its events', async () => {
    const { rows, tally } = await read(
      `<log><trace>${event('a')}${attribute('concept:name', '7')}${event(
        'b',
      )}</trace><trace>${event('c')}</trace></log>`,
    );
    expect(rows.map(row => [row.caseId, row.activity])).toEqual([
      ['7', 'a'],
      ['7', 'b'],
      ['trace 2', 'c'],
    ]);
    expect(tally.flaws.total).toBe(1);
  });

  it('should follow the mapping', async () => {
    const more = attribute('step', 's') + attribute('group', 'g');
    const { rows } = await read(
      `<log><trace>${attribute('id', '9')}${event(
        'a',
        `${more}<date key="begin" value="2026-03-02T09:00:00Z"/>`,
      )}</trace></log>`,
      { case: 'case:id', activity: ['step', 'group'], start: 'begin' },
    );
    expect(rows).toEqual([
      {
        caseId: '9',
        activity: 's/g',
        time: AT_TEN,
        start: AT_TEN - 3_600_000,
        seq: 1,
      },
    ]);
  });

  it('should reject events without a case or a readable time, and read on', async () => {
    const { rows, tally } = await read(
      `<log>${event('loose')}${trace(
        '1',
        event('odd', '', 'NaN'),
        event('bad', '', '2002-0530T09:30:10Z'),
        event('never', '', '0001-01-01T00:00:00Z'),
        event('good'),
      )}</log>`,
    );
    expect(rows.map(row => row.activity)).toEqual(['good']);
    expect(tally.rejections.toList()).toEqual([
      { at: 'record 1, line 1', reason: 'the case is missing' },
      { at: 'record 2, line 1', reason: 'the time is missing' },
      {
        at: 'record 3, line 1',
        reason: 'the time is not a date: "2002-0530T09:30:10Z"',
      },
      { at: 'record 4, line 1', reason: 'the time is missing' },
    ]);
  });

  it('should keep what was complete before the text ends too early', async () => {
    const whole = `<log>${trace('1', event('a'), event('b'))}</log>`;
    const { rows, error } = await read(whole.slice(0, -40));
    expect(rows.map(row => row.activity)).toEqual(['a']);
    expect(error).toMatchObject({ code: 'truncated' });
    const unnamed = await read(`<log><trace>${event('a')}<eve`);
    expect(unnamed.rows).toHaveLength(1);
    expect(unnamed.error).toMatchObject({ code: 'truncated' });
  });

  it.each([
    ['no bytes', '', 'empty'],
    ['blanks only', ' \n ', 'empty'],
    ['another root', '<html><body/></html>', 'wrong-format'],
    ['no XML', 'case,activity,time', 'malformed'],
    ['crossed tags', '<log><trace></log></trace>', 'malformed'],
    [
      'a billion laughs',
      '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><log>&b;</log>',
      'forbidden',
    ],
    [
      'a foreign file',
      '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log/>',
      'forbidden',
    ],
    ['an unknown entity', '<log><string key="&x;"/></log>', 'malformed'],
    ['deep nesting', `<log>${'<list>'.repeat(100_000)}`, 'too-deep'],
    [
      'a long value',
      `<log><a b="${'x'.repeat(2_000_000)}"/></log>`,
      'too-large',
    ],
    ['a long tag', `<log><${'x'.repeat(2_000_000)}`, 'too-large'],
    ['a long comment', `<log><!--${'x'.repeat(2_000_000)}`, 'too-large'],
    ['a long text', `<log>${'x'.repeat(2_000_000)}`, 'too-large'],
    [
      'a long event',
      `<log><trace><event>${attribute('k', 'v').repeat(100_000)}`,
      'too-large',
    ],
    [
      'an unknown encoding',
      '<?xml version="1.0" encoding="x"?><log/>',
      'not-text',
    ],
  ])('should refuse %s', async (_, text, code) => {
    expect((await read(text)).error?.code).toBe(code);
  });

  it('should read the encoding that is declared', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?><log>${trace(
      '1',
      event('prüfen'),
    )}</log>`;
    const latin = Uint8Array.from(text, letter => letter.charCodeAt(0));
    expect((await read(latin)).rows[0].activity).toBe('prüfen');
  });

  it('should read an empty log', async () => {
    const { rows, error } = await read('<log/>');
    expect(rows).toEqual([]);
    expect(error).toBeUndefined();
  });
});

describe('readXes, however the bytes are cut', () => {
  const piece = fc.constantFrom(
    '<trace>',
    '</trace>',
    '<event>',
    '</event>',
    attribute('concept:name', 'ü'),
    `<date key="time:timestamp" value="${TEN}"/>`,
    event('a'),
    trace('1', event('b')),
    '&amp;',
    '&x;',
    '<!-- c -->',
    '<![CDATA[ ]]>',
    'x\r\n',
    `<string key="k" value="${'v'.repeat(150)}"/>`,
  );
  const log = fc
    .array(piece, { maxLength: 12 })
    .map(pieces => `<log>${pieces.join('')}</log>`);
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });

  it('should give the same rows, counts and errors', async () => {
    await fc.assert(
      fc.asyncProperty(log, sizes, async (text, cut) => {
        const limits = { maxRecordBytes: 170 };
        const whole = await read(text, {}, limits);
        expect(comparable(await read(text, {}, limits, cut))).toEqual(
          comparable(whole),
        );
      }),
    );
  });

  it('should survive any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(await read(bytes)).toHaveProperty('tally');
        const head = new TextEncoder().encode(`<log><trace>${event('a')}`);
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
    ['running-example/running-example.xes', 6, 42],
    ['roadtraffic/roadtraffic100traces.xes', 100, 390],
    ['roadtraffic/roadtraffic50traces.xes', 51, 201],
    ['reviewing/reviewing.xes', 100, 3730],
    ['bpi2020-request-for-payment/RequestForPayment.xes.gz', 6760, 36_072],
  ])('should read %s whole', async (path, caseCount, events) => {
    const { rows, tally } = await read(fixture(`process-mining/${path}`));
    expect([cases(rows), rows.length]).toEqual([caseCount, events]);
    expect(tally.records).toBe(events);
  });

  it('should read or refuse every edge case', async () => {
    const folder = 'process-mining/xes-edge-cases';
    const files = readdirSync(fixtureFolder(folder));
    const refused: Record<string, string> = {};
    for (const file of files) {
      const { error } = await read(fixture(`${folder}/${file}`));
      if (error) refused[file] = error.code;
    }
    expect(files).toHaveLength(71);
    expect(refused).toMatchObject({ 'noLog.xes': 'empty' });
    expect(new Set(Object.values(refused))).toEqual(
      new Set(['empty', 'nothing-readable']),
    );
  });
});
