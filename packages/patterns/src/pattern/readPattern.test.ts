import fc from 'fast-check';
import { patternOf, patternText } from '../__testUtils__/patterns';
import { readPattern } from './readPattern';

/** `line:column path: problem; cure` of every complaint. */
function said(text: string): string[] {
  const read = readPattern(text);
  return read.ok
    ? []
    : read.complaints.map(
        ({ line, column, path, problem, cure }) =>
          `${line}:${column} ${path}: ${problem}; ${cure}`,
      );
}

const envelope = (range: string) => patternText(`{ x: ${range} }`);
const range = (schema: string) =>
  envelope(`{ function: platform, schema: ${schema} }`);

describe('readPattern', () => {
  it('fills in what may be left out', () => {
    const { spec } = patternOf();
    expect(spec.signOff).toEqual({ validFor: 'P180D', authorMaySign: false });
    expect(spec.deployment.high).toEqual({
      strategy: 'canary',
      rollback: 'automatic',
    });
    expect(spec.executables).toEqual([]);
  });

  it.each([
    [
      'a facet that nobody spoke of',
      patternText().replace(/ {4}logging.*\n/, ''),
      '5:3 spec.facets.logging: is missing; add it (object)',
    ],
    [
      'a facet without a reason',
      patternText().replace(
        'logging: { waived: not needed here }',
        'logging: { waived: }',
      ),
      '13:24 spec.facets.logging.waived: is not of type string; write a value of type string',
    ],
    [
      'an unknown key',
      patternText().replace('cost: { amount', 'costs: 1\n  cost: { amount'),
      '21:3 spec.costs: unknown key costs; remove it, or spell it as the schema does',
    ],
    [
      'a duplicate key',
      patternText().replace('policies', 'cost'),
      '22:3 : is not YAML: the key cost stands twice; keep one of the two',
    ],
    [
      'a key that is another one in JSON',
      patternText("{ 1: { free: x }, '1': { free: x } }"),
      /^16:\d+ : is not YAML: the key 1 stands twice; keep one/,
    ],
    [
      'a key that is a list',
      patternText('{ [a]: { free: x } }'),
      /^16:\d+ : is not YAML: a key is no plain text; write/,
    ],
    [
      'a tab',
      patternText(undefined, '\tsignOff: { validFor: P1D }'),
      /^23:1 : is not YAML: Tabs .*; indent with spaces/,
    ],
    [
      'a second document',
      `${patternText()}---\na: 1\n`,
      /MULTIPLE|multiple documents.*; keep one document/,
    ],
    [
      'a tag',
      patternText().replace('amount: 10', 'amount: !!js/function 10'),
      /^21:\d+ : is not YAML: .*; remove the tag/,
    ],
    [
      'a number that JSON does not have',
      patternText().replace('amount: 10', 'amount: .inf'),
      /^21:19 spec.cost.amount: Infinity is no number of JSON; /,
    ],
    [
      'a strategy of another name',
      patternText().replace('blueGreen', 'green'),
      '19:25 spec.deployment.medium.strategy: is none of the allowed values; write rolling, blueGreen or canary',
    ],
    [
      'a canary that goes back by hand',
      patternText().replace('canary', 'canary, rollback: manual'),
      /^20:41 spec.deployment.high.rollback: nobody watches a canary by hand; /,
    ],
    [
      'a range whose owner does not sign',
      patternText().replace('function: platform', 'function: data'),
      /^16:109 spec.envelope.nodes.function: data does not sign this pattern; add it/,
    ],
    [
      'a function that is named twice',
      patternText().replace(
        'security, compliance',
        'security, compliance, security',
      ),
      '15:47 spec.functions[3]: is named twice; remove one',
    ],
    [
      'unowned as a function',
      patternText().replace(
        'security, compliance',
        'security, compliance, unowned',
      ),
      /spec.functions\[3\]: nobody can sign for unowned; name/,
    ],
    [
      'a validity whose length depends on the calendar',
      patternText(undefined, '  signOff: { validFor: P6M }'),
      /^23:\d+ spec.signOff.validFor: is no duration; write days/,
    ],
    [
      'a glob that leaves the folder',
      patternText(undefined, '  executables: [../x]'),
      /spec.executables\[0\]: leaves the folder; write/,
    ],
    [
      'a range with a remote reference',
      range('{ $ref: "https://example.org/s.json" }'),
      /schema.\$ref: unknown key \$ref; write the range out/,
    ],
    [
      'a range of everything',
      range('{ title: any }'),
      /declare the parameter free/,
    ],
    [
      'a bound that texts would pass',
      range('{ minimum: 4 }'),
      /spec.envelope.x.schema: is not usable: .*type.*; add the type/,
    ],
    [
      'nested quantifiers',
      range("{ type: string, pattern: '^(a+)+$' }"),
      /schema.pattern: may take exponentially long; use no quantifier/,
    ],
    [
      'a pattern for a part of the text',
      range('{ type: string, pattern: eu }'),
      /schema.pattern: matches a part of the text only; begin it with \^/,
    ],
    [
      'a parameter that every object has',
      patternText('{ constructor: { free: x } }'),
      /is no name of a parameter; write/,
    ],
  ])('says where %s stands, and the cure', (_name, text, expected) => {
    const lines = said(text);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  it.each([
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]`,
      /^2:8 : its aliases multiply it/,
    ],
    ['an alias of itself', 'a: &a [*a]', /nested deeper/],
    ['open brackets', '['.repeat(200_000), /nested too deeply/],
    ['open braces', '{a: '.repeat(60_000), /nested too deeply/],
    ['brackets closed in quotes', `["]",`.repeat(40_000), /nested too deeply/],
    [
      'brackets closed in comments',
      '[ # ]\n'.repeat(30_000),
      /nested too deeply/,
    ],
    [
      'brackets after a text of one',
      `a: |\n  [\nb: ${'['.repeat(300)}`,
      /nested too deeply/,
    ],
    ['values of values', `a: ${'- '.repeat(100_000)}`, /nested too deeply/],
    ['lists of lists', '- '.repeat(100_000), /nested too deeply/],
    ['keys of keys', '? '.repeat(100_000), /nested too deeply/],
    ['a deep value', `${'['.repeat(100)}${']'.repeat(100)}`, /nested deeper/],
    ['a large file', `# ${'x'.repeat(300_000)}`, /is longer than 262144/],
    ['nothing', '', /^1:1 : is not of type object|is missing/],
    ['a list', '- a', /is not of type object/],
  ])('refuses %s', (_name, text, words) => {
    expect(said(text)[0]).toMatch(words);
  });

  it('takes brackets that are text', () => {
    const brackets = '['.repeat(1_000);
    const text = patternText().replace(
      'metadata: { name: web, version: 1.0.0 }',
      `metadata:
  name: web
  version: 1.0.0 # ${brackets}
  title: '${'['.repeat(199)}'
  description: |
    ${brackets}`,
    );
    expect(said(text)).toEqual([]);
  });

  it('names at most a hundred of many', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `k${index}:`);
    expect(said(keys.join('\n'))).toHaveLength(100);
    expect(said('a:\n'.repeat(10_000))).toHaveLength(100);
  });

  it('gives every complaint at once, in the order of the file', () => {
    const text = patternText()
      .replace('kind: Pattern', 'kind: Patterns')
      .replace('amount: 10', 'amount: ten')
      .replace('currency: EUR', 'currency: euro');
    expect(said(text).map(each => each.split(' ')[0])).toEqual([
      '2:7',
      '21:19',
      '21:34',
    ]);
  });

  it('reads or complains, whatever is typed into it, and never throws', () => {
    const text = patternText();
    const typed = fc.stringMatching(/^[-[\]{}:,&*!|>'"%@`#? \n\ta1<]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20 }), typed), {
          minLength: 1,
          maxLength: 4,
        }),
        edits => {
          const edited = edits.reduce((before, [at, gone, come]) => {
            const start = at % before.length;
            return before.slice(0, start) + come + before.slice(start + gone);
          }, text);
          const read = readPattern(edited);
          const places = read.ok ? [] : read.complaints;
          expect(read.ok || places.length > 0).toBe(true);
          for (const { line, column, problem, cure } of places) {
            expect(line >= 1 && column >= 1).toBe(true);
            expect(line).toBeLessThanOrEqual(edited.split('\n').length);
            expect([problem, cure]).not.toContain('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
