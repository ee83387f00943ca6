/* eslint-disable no-restricted-imports, jest/no-standalone-expect -- tests write their inputs; not every system has them all */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { useFolder } from '../__testUtils__/folder';
import { claims, csvOf, xesOf } from '../__testUtils__/logs';
import { runJson, runReport } from '../__testUtils__/runReport';

/** What a hostile file is, and the words in which it is refused. */
const refused: Array<[string, string, string | Uint8Array, RegExp]> = [
  ['an empty file', 'a.csv', '', /empty|holds no/],
  ['an empty XES', 'a.xes', '', /empty|no element/],
  ['an empty JSON', 'a.json', '', /empty|no value|no records/],
  ['a header alone', 'a.csv', 'case,activity,time\n', /no records/],
  [
    'binary data',
    'a.csv',
    Buffer.from([0, 1, 2, 255, 0, 7]),
    /text|no column looks like/,
  ],
  ['binary JSON', 'a.json', Buffer.from([0, 1, 2, 255, 0, 7]), /./],
  [
    'a billion laughs',
    'a.xes',
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><log>&b;</log>',
    /DOCTYPE/,
  ],
  [
    'a header of 10,000 columns',
    'a.csv',
    `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n1\n`,
    /10000|10,000|columns/,
  ],
  ['one endless line', 'a.csv', 'x'.repeat(3_000_000), /line|longer/],
  ['one endless JSON string', 'a.json', `"${'x'.repeat(20_000_000)}`, /./],
  [
    'deep JSON',
    'a.json',
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    /deep|nested/,
  ],
  [
    'dates that are none',
    'a.csv',
    'case,activity,time\nA,b,NaN\nA,c,99/99/9999\n',
    /none of the 2 records/,
  ],
  [
    'damaged gzip',
    'a.csv',
    Buffer.concat([gzipSync(csvOf(claims)).subarray(0, 12), Buffer.alloc(40)]),
    /damaged|cut off/,
  ],
  ['a log without a time column', 'a.csv', 'case,what\n1,2\n', /columns are/],
];

const kindOf = (name: string) =>
  ({ csv: 'csv', xes: 'xes', json: 'jira' }[name.slice(name.indexOf('.') + 1)]);

describe('delivery report on hostile inputs', () => {
  const folder = useFolder();
  const good = () => folder.input('csv', 'good.csv', csvOf(claims));

  it.each(refused)(
    'should refuse %s, fail, and count the rest',
    async (_, name, content, words) => {
      const bad = folder.input(`${kindOf(name)}`, name, content);
      const { code, err, report } = await runJson(bad, good());
      expect(code).toBe(1);
      expect(err).toMatch(words);
      expect(err).toContain(`error: ${bad}: `);
      expect(report.inputs[0].events).toBe(0);
      expect(report.inputs[1].events).toBe(11);
      expect(report.journeys.count).toBe(3);
    },
  );

  it('should count what a truncated archive holds, and say that it is cut off', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => [`K${at}`, 'do', '2026-01-05T09:00:00Z'] as const,
    );
    const whole = gzipSync(csvOf(rows));
    const half = whole.subarray(0, whole.length / 2);
    const input = folder.input('csv', 'cut.csv.gz', half);
    const { code, err, report } = await runJson(input);
    expect(code).toBe(1);
    expect(err).toContain(`error: ${input}: the gzip archive is cut off`);
    expect(report.inputs[0].events).toBeGreaterThan(1000);
    expect(report.inputs[0].rejected.at(-1)?.reason).toContain('cut off');
  });

  it('should keep the events before damage in XES', async () => {
    const whole = xesOf(claims);
    const at = whole.indexOf('<trace>', whole.indexOf('C2'));
    const input = folder.input('xes', 'cut.xes', whole.slice(0, at));
    const { code, err, report } = await runJson(input);
    expect({ code, events: report.inputs[0].events }).toEqual({
      code: 1,
      events: 6,
    });
    expect(err).toContain('ends too early');
  });

  it('should stop unfolding a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, '\n'));
    const { code, err } = await runJson(
      folder.input('jira', 'bomb.json.gz', bomb),
      good(),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/unfolds to more than 200 times its size/);
  });

  it('should not follow links, in circles or elsewhere', async () => {
    mkdirSync(folder.path('logs/deep'), { recursive: true });
    folder.write('logs/deep/good.csv', csvOf(claims));
    symlinkSync(folder.path('logs'), folder.path('logs/deep/loop'));
    const { code, report } = await runJson(`csv:${folder.path('logs')}`);
    expect(code).toBe(0);
    expect(report.journeys.count).toBe(3);
    expect(report.inputs[0].rejected).toEqual([
      {
        at: 'logs/deep/loop',
        reason: 'a symbolic link; name what it leads to as an input',
      },
    ]);
  });

  // Reading the memory of this process at its start fails for everybody, root too.
  const unreadable = '/proc/self/mem';
  (existsSync(unreadable) ? it : it.skip)(
    'should say which file cannot be read, and count the rest',
    async () => {
      const { code, err, report } = await runJson(`csv:${unreadable}`, good());
      expect(code).toBe(1);
      expect(err).toContain(`error: csv:${unreadable}: EIO`);
      expect(report.journeys.count).toBe(3);
    },
  );

  it('should list a bounded number of rejections, and count all', async () => {
    const rows = Array.from({ length: 5_000 }, () => 'A,do,yesterday').join(
      '\n',
    );
    const input = folder.input('csv', 'b.csv', `${csvOf(claims)}${rows}\n`);
    const { report, code } = await runJson(input);
    expect(code).toBe(0);
    const { rejected } = report.inputs[0];
    expect(rejected).toHaveLength(101);
    expect(rejected[0]).toEqual({
      at: `${folder.path('b.csv')}, record 12, line 13`.slice(
        rejected[0].at.length * -1,
      ),
      reason: 'the time is not a date: "yesterday"',
    });
    expect(rejected[100]).toEqual({
      at: '4900 more',
      reason: 'the time is not a date',
    });
    expect((await runReport(input)).out).toContain('5\u202f000 rejected');
  });

  it('should take a bounded number of events of one case', async () => {
    const rows = 'A,do,2026-01-05T09:00:00Z\n'.repeat(100_010);
    const { report } = await runJson(
      folder.input('csv', 'one.csv', `case,activity,time\n${rows}`),
    );
    expect(report.inputs[0]).toMatchObject({ records: 100010, events: 100000 });
    expect(report.inputs[0].rejected[0].reason).toContain('more than 100000');
  });

  it('should let no name of the data move the cursor, hide text or run', async () => {
    const evil = '\u001b[2J\u009b31m\u202e<script>alert(1)</script>=cmd|calc';
    const log = csvOf([
      [evil, evil, '2026-01-05T09:00:00Z'],
      [evil, `${evil}2`, '2026-01-06T09:00:00Z'],
      [evil, 'x', `${evil}`],
    ]);
    const input = folder.input('csv', 'evil.csv', log);
    // eslint-disable-next-line no-control-regex
    const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;
    for (const format of ['table', 'json', 'html']) {
      const { out, err, code } = await runReport('--format', format, input);
      expect({ format, code }).toEqual({ format, code: 0 });
      expect(out).not.toMatch(control);
      expect(err).not.toMatch(control);
      expect(format === 'html' && out.includes('<script')).toBe(false);
    }
    const { report } = await runJson(input);
    expect(report.journeys.bySteps[0].step).toBe(`${evil}2`);
  });

  it('should take __proto__ and constructor for names like others', async () => {
    const log = csvOf([
      ['__proto__', '__proto__', '2026-01-05T09:00:00Z'],
      ['__proto__', 'constructor', '2026-01-06T09:00:00Z'],
    ]);
    const { report, code } = await runJson(
      folder.input('csv', 'p.csv', log),
      folder.input(
        'jira',
        'p.json',
        '{"__proto__":{"key":"P-1","fields":{}},"constructor":1}',
      ),
    );
    expect(code).toBe(1);
    expect(report.journeys.count).toBe(1);
    expect(report.journeys.bySteps.map(each => each.step)).toEqual([
      'constructor',
      '__proto__',
    ]);
    expect(({} as { key?: string }).key).toBeUndefined();
  });

  it('should say that a folder holds nothing of the kind', async () => {
    folder.write('f/readme.md', 'x');
    const { code, err } = await runReport(`xes:${folder.path('f')}`);
    expect(code).toBe(1);
    expect(err).toContain('no file that ends in .xes');
  });

  it('should bear an end before its start, and a clock that was wrong', async () => {
    const { report, code } = await runJson(
      folder.input(
        'csv',
        'skew.csv',
        'case,activity,start,time\nA,ask,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z\nA,do,2026-01-03T00:00:00Z,2026-01-04T00:00:00Z\n',
      ),
    );
    expect(code).toBe(0);
    expect(report.journeys.elapsed.sum).toBe(3 * 86_400);
    const parts = Object.values(report.journeys.byKind);
    expect(parts.reduce((sum, each) => sum + each)).toBe(3 * 86_400);
    expect(parts.every(each => each >= 0)).toBe(true);
  });
});
