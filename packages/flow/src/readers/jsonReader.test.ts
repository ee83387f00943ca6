import fc from 'fast-check';
import { readJson, type JsonReadOptions } from './jsonReader';
import type { ReadContext } from './readContext';
import { chunksOf, comparable, outcomeOf } from './testUtils';

const read = (
  text: string | Uint8Array,
  options: JsonReadOptions = {},
  limits: ReadContext['limits'] = {},
  sizes: number[] = [],
) =>
  outcomeOf(context =>
    readJson(chunksOf(text, sizes), options, { ...context, limits }),
  );
const values = async (text: string, options: JsonReadOptions = {}) => {
  const { rows, error } = await read(text, options);
  expect(error).toBeUndefined();
  return rows.map(row => row.value);
};
const ABC = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const [A, B, C] = ABC.map(value => JSON.stringify(value));

describe('readJson', () => {
  it.each([
    ['NDJSON', `${A}\n${B}\n${C}\n`],
    [
      'NDJSON with CRLF, blank lines and no last line end',
      `${A}\r\n\r\n${B}\n${C}`,
    ],
    ['an array', `[${A},${B},${C}]`],
    ['an indented array', JSON.stringify(ABC, undefined, 2)],
    ['concatenated arrays', `[${A},${B}][${C}][]`],
    ['an array of arrays', `[[${A},${B}],[${C}]]`],
    ['concatenated values', `${A}${B} ${C}`],
    [
      'indented values in a row',
      ABC.map(v => JSON.stringify(v, null, 2)).join('\n'),
    ],
    ['a JSON text sequence', `\x1e${A}\n\x1e${B}\n\x1e${C}\n`],
    ['a byte-order mark', `\uFEFF${A}\n${B}\n${C}`],
  ])('should read %s', async (_, text) => {
    expect(await values(text)).toEqual(ABC);
  });

  it('should say where a record stood', async () => {
    const { rows, tally } = await read(`${A}\n[\n${B},${C}]`);
    expect(rows.map(row => row.at)).toEqual([
      'record 1, line 1',
      'record 2, line 3',
      'record 3, line 3',
    ]);
    expect(tally).toMatchObject({ records: 3, rows: 3 });
  });

  it('should keep a wrapper whole unless told its member', async () => {
    const text = `{"total":3,"issues":[${A},${B},${C}],"last":true}`;
    expect(await values(text)).toEqual([{ total: 3, issues: ABC, last: true }]);
    const { rows } = await read(text, { unwrap: ['jobs', 'issues'] });
    expect(rows.map(row => [row.value, row.member])).toEqual(
      ABC.map(value => [value, 'issues']),
    );
  });

  it('should unwrap wherever wrappers stand, and one level only', async () => {
    const unwrap = ['issues', 'jobs'];
    expect(
      await values(
        `[{"issues":[${A}]},{ "x": {"jobs": [1]}, "jobs" : [ ${B} ], "issues":[${C}] }]`,
        { unwrap },
      ),
    ).toEqual(ABC);
    expect(await values(`{"issues":[{"jobs":[1]}]}`, { unwrap })).toEqual([
      { jobs: [1] },
    ]);
    expect(await values(`{"issues":[]}{"issues":{}}`, { unwrap })).toEqual([
      { issues: {} },
    ]);
    expect(await values('{"a\\"issues":[1]}', { unwrap })).toEqual([
      { 'a"issues': [1] },
    ]);
  });

  it.each([
    ['is not JSON', `oops: {"a":1}`],
    ['misses its end', '{"id":"x","y":{'],
    ['misses its end after a colon', '{"id":'],
    ['has an open string', '{"id":"x'],
    ['has crossed brackets', '{"id":["x"}'],
    ['has one bracket too many', '{"id":"x"}}'],
    ['holds NaN', '{"id":NaN}'],
    ['holds a bad escape', '{"id":"\\x"}'],
    ['is a number', '17'],
    ['is nested too deep', '{"a":'.repeat(100)],
    ['is too large', `{"id":"${'x'.repeat(300)}"}`],
  ])('should lose only the line of NDJSON that %s', async (_, line) => {
    const { rows, tally, error } = await read(
      `${A}\n${line}\n${B}\n${C}\n`,
      {},
      { maxElementBytes: 200 },
    );
    expect(error).toBeUndefined();
    const ids = rows.map(row => row.value).filter(value => value.id !== 'x');
    expect(ids).toEqual(ABC);
    expect(tally.rejections.total).toBe(1);
    expect(tally.rejections.first[0].at).toMatch(/line 2$/);
  });

  it('should lose only the element of an array that is damaged', async () => {
    const { rows, tally } = await read(
      `[${A},{"x":},"s,]",1,null,{"y" 1},{"z":-Infinity},${B},${C}]`,
    );
    expect(rows.map(row => row.value)).toEqual(ABC);
    expect(tally.rejections.toList().map(({ reason }) => reason)).toEqual([
      'not valid JSON: "{\\"x\\":}"',
      'the element is not an object',
      'the element is not an object',
      'the element is not an object',
      'not valid JSON: "{\\"y\\" 1}"',
      'Infinity is not a JSON value',
    ]);
  });

  it('should find the next value after damage in an array', async () => {
    const { rows, tally, error } = await read(
      `[\n${A},\n{"x":["y"},\n${B},\n${C}\n]\n`,
    );
    expect(rows.map(row => row.value)).toEqual(ABC);
    expect(tally.rejections.total).toBe(1);
    expect(error).toBeUndefined();
  });

  it.each([
    ['no bytes', '', 'empty'],
    ['blanks only', ' \n\t', 'empty'],
    ['a cut object', `${A}\n{"id":`, 'truncated'],
    ['a cut indented object', `{\n  "id": [\n    {"x": 1`, 'truncated'],
    ['a cut array', `[${A},`, 'truncated'],
    ['a cut wrapper', `{"issues":[${A}`, 'truncated'],
    ['deep objects', '{"a":'.repeat(1_000_000), 'too-deep'],
    ['deep arrays', '['.repeat(1_000_000), 'too-deep'],
    ['deep arrays in an object', `{"a":${'['.repeat(1_000_000)}`, 'too-deep'],
    ['crossed brackets', '{"a":[}', 'malformed'],
    ['text', 'case,activity,time\n1,a,b', 'nothing-readable'],
    ['numbers', '1 2 3', 'nothing-readable'],
    ['NaN', '{"a":NaN}', 'nothing-readable'],
  ])('should refuse %s', async (_, text, code) => {
    const { error } = await read(text, { unwrap: ['issues'] });
    expect(error?.code).toBe(code);
  });

  it('should give up on an endless element in bounded memory', async () => {
    function* endless() {
      yield new TextEncoder().encode(`${A}\n{"x":"`);
      const chunk = new Uint8Array(64 * 1024).fill(65);
      for (let n = 0; n < 64; n += 1) yield chunk;
    }
    const { rows, error } = await outcomeOf(context =>
      readJson(endless(), {}, { ...context, limits: { maxElementBytes: 1e5 } }),
    );
    expect(rows).toHaveLength(1);
    expect(error?.code).toBe('too-large');
  });

  it('should not spend quadratic time on damage', async () => {
    const line = `{"a":[{},\n`;
    const started = performance.now();
    await read(line.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('should not let data become a prototype', async () => {
    const [value] = await values(
      '{"__proto__":{"bad":1},"a":{"\\u005f_proto__":{"bad":1},"b":2}}',
    );
    expect(value).toEqual({ a: { b: 2 } });
    expect(Object.keys(value)).toEqual(['a']);
    expect(Object.assign({}, value).bad).toBeUndefined();
    expect(({} as Record<string, unknown>).bad).toBeUndefined();
  });

  it('should read UTF-16, as PowerShell writes it', async () => {
    const wide = Uint16Array.from(`\uFEFF${A}\n${B}`, c => c.charCodeAt(0));
    const { rows } = await read(new Uint8Array(wide.buffer), {}, {}, [1]);
    expect(rows.map(row => row.value)).toEqual([{ id: 'a' }, { id: 'b' }]);
  });
});

describe('readJson, however the bytes are cut', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
  const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), {
    noNullPrototype: true,
  });
  const piece = fc.oneof(
    object.map(value => JSON.stringify(value)),
    object.map(value => JSON.stringify(value, undefined, 1)),
    fc.constantFrom('[', ']', '{', '}', ',', '"', '\\', '\n', '\n{', 'NaN'),
    fc.constantFrom('{"issues":[', '{"a":1,"issues" : [', ']}', '\r\n', 'ü'),
    fc.constantFrom(`{"x":"${'y'.repeat(200)}"}`, '{"a":'.repeat(5)),
  );
  const text = fc.array(piece, { maxLength: 12 }).map(all => all.join(''));

  it('should give the same records, counts and errors', async () => {
    await fc.assert(
      fc.asyncProperty(text, sizes, async (json, cut) => {
        const options = { unwrap: ['issues'] };
        const limits = { maxElementBytes: 150, maxDepth: 4 };
        const whole = await read(json, options, limits);
        expect(comparable(await read(json, options, limits, cut))).toEqual(
          comparable(whole),
        );
        const { records, rows, rejections } = whole.tally;
        expect(records).toBe(rows + rejections.total);
      }),
      { numRuns: 500 },
    );
  });

  it('should give back what was written, in every layout', async () => {
    const layouts = fc.constantFrom(
      (all: unknown[]) => JSON.stringify(all),
      (all: unknown[]) => JSON.stringify(all, undefined, 2),
      (all: unknown[]) => all.map(one => JSON.stringify(one)).join('\n'),
      (all: unknown[]) => all.map(one => `[${JSON.stringify(one)}]`).join(''),
      (all: unknown[]) => JSON.stringify({ n: 1, issues: all, o: {} }),
    );
    const objects = fc.array(object, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(objects, layouts, sizes, async (all, layout, cut) => {
        const clean = all.filter(
          one => !JSON.stringify(one).includes('__proto__'),
        );
        fc.pre(clean.length > 0);
        const wrapped = layout(clean).startsWith('{"n":1,"issues":[');
        const options = wrapped ? { unwrap: ['issues'] } : {};
        const { rows } = await read(layout(clean), options, {}, cut);
        expect(rows.map(row => row.value)).toEqual(
          clean.map(one => JSON.parse(JSON.stringify(one))),
        );
      }),
    );
  });

  it('should survive any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        expect(await read(bytes)).toHaveProperty('tally');
        const head = new TextEncoder().encode(`[${A},`);
        const after = await read(new Uint8Array([...head, ...bytes]));
        expect(after).toHaveProperty('tally');
      }),
    );
  });
});
