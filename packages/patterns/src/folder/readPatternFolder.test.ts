import { patternText } from '../__testUtils__/patterns';
import { FolderEntry } from '../digest';
import { readPatternFolder } from './readPatternFolder';

const template = `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: web }
spec:
  type: pod-environment
  parameters:
    - properties: { region: { type: string }, nodes: { type: integer }, note: {} }
  steps:
    - { id: verify, action: 'delivery:pattern:verify' }
`;
const good = {
  'template.yaml': template,
  'pattern.yaml': patternText(undefined, ''),
  'skeleton/a': 'x',
};

async function said(changed: Record<string, string | Uint8Array | undefined>) {
  const entries = Object.entries({ ...good, ...changed }).flatMap(
    ([path, text]): FolderEntry[] =>
      text === undefined
        ? []
        : [{ path, kind: 'file', content: [Buffer.from(text)] }],
  );
  const { read, complaints } = await readPatternFolder(entries);
  const lines = complaints.map(
    ({ file, line, column, path, problem }) =>
      `${file}:${line}:${column} ${path}: ${problem}`,
  );
  return { digest: read?.digest, lines };
}

describe('readPatternFolder', () => {
  it('gives a digest and nothing to complain of', async () => {
    const { digest, lines } = await said({});
    expect(lines).toEqual([]);
    expect(digest).toMatch(/^sha256:/);
    const again = await said({ 'skeleton/a': 'y' });
    expect(again.digest).not.toBe(digest);
  });

  it.each<[string, Parameters<typeof said>[0], RegExp]>([
    [
      'no pattern',
      { 'pattern.yaml': undefined },
      /^pattern.yaml:1:1 : is missing/,
    ],
    [
      'no template',
      { 'template.yaml': undefined },
      /^template.yaml:1:1 : is missing/,
    ],
    [
      'another encoding',
      { 'pattern.yaml': Uint8Array.of(0xff, 0xfe) },
      /is not UTF-8/,
    ],
    [
      'a large template',
      { 'template.yaml': ' '.repeat(5_000_000) },
      /is larger than/,
    ],
    [
      'a template of another type',
      { 'template.yaml': template.replace('pod-environment', 'service') },
      /^template.yaml:5:9 spec.type: is none of/,
    ],
    [
      'a template that verifies later',
      {
        'template.yaml': template.replace(
          '    - { id: verify',
          "    - { action: 'fetch:plain' }\n    - { id: verify",
        ),
      },
      /^template.yaml:9:7 spec.steps\[0\]: the first step is not delivery:pattern:verify/,
    ],
    [
      'a template that may skip to verify',
      { 'template.yaml': template.replace('{ id: verify,', '{ if: false,') },
      /could be skipped/,
    ],
    ['a way out', { '../x': '' }, /^\.\.\/x:1:1 : its path leaves/],
  ])('has no digest for %s', async (_name, changed, words) => {
    const { digest, lines } = await said(changed);
    expect(digest).toBeUndefined();
    expect(lines).toEqual([expect.stringMatching(words)]);
  });

  it.each<[string, string, RegExp]>([
    [
      'a glob that matches nothing',
      patternText(undefined, '  executables: [run.sh]'),
      /^pattern.yaml:23:17 spec.executables\[0\]: run.sh matches no file/,
    ],
    [
      'a parameter without a range',
      patternText('{ region: { free: x }, nodes: { free: x } }', ''),
      /^pattern.yaml:16:3 spec.envelope: the template’s parameter note has no range/,
    ],
    [
      'a range without a parameter',
      patternText(undefined, '').replace('note:', 'note: { free: x }, zone:'),
      /spec.envelope.zone: the template has no parameter zone/,
    ],
    [
      'ownership of a parameter that is none',
      patternText(undefined, '  ownership: { platform: { parameters: [x] } }'),
      /spec.ownership.platform.parameters\[0\]: the template has no parameter x/,
    ],
  ])('says what is open: %s', async (_name, text, words) => {
    const { digest, lines } = await said({ 'pattern.yaml': text });
    expect(digest).toBeDefined();
    expect(lines).toEqual([expect.stringMatching(words)]);
  });
});
