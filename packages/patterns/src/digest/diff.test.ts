import { parse } from 'yaml';
import { patternOf, patternText } from '../__testUtils__/patterns';
import { diffOf, isUnchanged } from './diffOf';
import { PatternContent } from './digestOf';
import { functionsTouched } from './functionsTouched';

const text = patternText();
const files = {
  'template.yaml': '1',
  'pattern.yaml': '1',
  'k8s/a.yaml': '1',
  'docs/readme.md': '1',
};
const spec = (nodes: object = {}, steps: object[] = [{ action: 'x' }]) => ({
  parameters: [
    { properties: { region: { type: 'string' } } },
    {
      properties: { nodes: { type: 'integer', ...nodes } },
      dependencies: {
        region: { oneOf: [{ properties: { note: { type: 'string' } } }] },
      },
    },
  ],
  steps,
});

function content(
  changed: Partial<typeof files> & Record<string, string | undefined> = {},
  parts: { spec?: unknown; text?: string } = {},
): PatternContent {
  return {
    spec: parts.spec ?? spec(),
    pattern: parse(parts.text ?? text),
    files: Object.entries({ ...files, ...changed }).flatMap(([path, sha256]) =>
      sha256 ? [{ path, sha256 }] : [],
    ),
  };
}

function touched(after: PatternContent, now = text): string[] {
  return functionsTouched(
    diffOf(content(), after),
    patternOf(now),
    patternOf(),
  );
}

const all = ['platform', 'security', 'compliance'];
const other = (from: string, to: string) => text.replace(from, to);

describe('diffOf', () => {
  it('says nothing of the same', () => {
    expect(isUnchanged(diffOf(content(), content()))).toBe(true);
  });

  it('names files and parameters that came, went or changed', () => {
    const diff = diffOf(
      content(),
      content(
        { 'k8s/a.yaml': '2', 'docs/readme.md': undefined, 'b.rego': '1' },
        { spec: spec({ minimum: 1 }), text: other('note', 'remark') },
      ),
    );
    expect(diff).toEqual({
      files: {
        added: ['b.rego'],
        removed: ['docs/readme.md'],
        changed: ['k8s/a.yaml'],
      },
      parameters: {
        added: ['remark'],
        removed: [],
        changed: ['nodes', 'note'],
      },
      steps: false,
      declarations: [],
    });
    expect(isUnchanged(diff)).toBe(false);
  });
});

describe('functionsTouched', () => {
  it.each<[string, PatternContent, string[]]>([
    ['nothing', content(), []],
    ['a file with an owner', content({ 'k8s/a.yaml': '2' }), ['security']],
    ['a new file with an owner', content({ 'x.rego': '1' }), ['security']],
    ['a file that nobody owns', content({ 'docs/readme.md': '2' }), all],
    ['one of each', content({ 'docs/readme.md': '2', 'k8s/a.yaml': '2' }), all],
    [
      'the form of a parameter',
      content({ 'template.yaml': '2' }, { spec: spec({ minimum: 1 }) }),
      ['platform'],
    ],
    [
      'steps',
      content({ 'template.yaml': '2' }, { spec: spec({}, [{ action: 'y' }]) }),
      ['platform'],
    ],
    [
      'a comment in the template',
      content({ 'template.yaml': '2' }),
      ['platform'],
    ],
    ['a comment in the pattern', content({ 'pattern.yaml': '2' }), all],
  ])('after a change of %s', (_name, after, expected) => {
    expect(touched(after)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['a range', other('maximum: 12', 'maximum: 40'), ['platform']],
    [
      'the owner of a range',
      other('function: platform', 'function: security'),
      ['platform', 'security'],
    ],
    [
      'a range to free',
      other(
        '{ function: platform, schema: { type: integer, minimum: 4, maximum: 12 } }',
        '{ free: x }',
      ),
      all,
    ],
    ['ownership', other("'*.rego'", "'*.rego', docs/"), all],
    [
      'the functions',
      other(
        '[platform, security, compliance]',
        '[compliance, platform, security]',
      ),
      all,
    ],
    ['the validity', `${text}  signOff: { validFor: P1D }\n`, all],
    ['a policy that nobody owns', other('amount: 10', 'amount: 11'), all],
  ])('after a change of %s in the pattern', (_name, now, expected) => {
    const after = content({ 'pattern.yaml': '2' }, { text: now });
    expect(touched(after, now).sort()).toEqual([...expected].sort());
  });

  const owned = other('[template.yaml]', '[template.yaml, pattern.yaml]');
  const touchedOwned = (now: string) =>
    functionsTouched(
      diffOf(
        content({}, { text: owned }),
        content({ 'pattern.yaml': '2' }, { text: now }),
      ),
      patternOf(now),
      patternOf(owned),
    );

  it('asks the owner of pattern.yaml about what it declares', () => {
    expect(touchedOwned(owned.replace('amount: 10', 'amount: 11'))).toEqual([
      'platform',
    ]);
    expect(touchedOwned(owned)).toEqual(['platform']);
  });

  it.each([
    ['ownership', "'*.rego'", "'*.rego', docs/"],
    [
      'the functions',
      '[platform, security, compliance]',
      '[platform, compliance, security]',
    ],
    [
      'the validity',
      '  ownership:',
      '  signOff: { validFor: P999D }\n  ownership:',
    ],
  ])('lets no owner of pattern.yaml change %s alone', (_name, from, to) => {
    expect(touchedOwned(owned.replace(from, to)).sort()).toEqual(
      [...all].sort(),
    );
  });
});
