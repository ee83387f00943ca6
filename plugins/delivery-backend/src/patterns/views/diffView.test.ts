import { patternSchema } from '@delivery-stack/patterns';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';
import { patternText } from '../../__testUtils__/testPatterns';
import { diffView, hashesToCompare, Side } from './diffView';

/** Bytes that are not kept. */
const LOST = 'lost';

type Files = Record<string, string | Buffer>;

const pattern = patternSchema.parse(
  parse(
    patternText(`  ownership:
    security: { files: [k8s/] }
`).replace(
      'network: { waived: not needed here }',
      'network: { provided: denied by default, files: [k8s/] }',
    ),
  ),
);
const hashOf = (bytes: string | Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

function side(digest: string, files: Files): Side {
  const content = {
    spec: {},
    pattern,
    files: Object.entries(files).map(([path, bytes]) => ({
      path,
      sha256: hashOf(bytes),
    })),
  };
  return { digest, pattern, content } as unknown as Side;
}

function filesOf(before: Files, after: Files) {
  const bytes = new Map(
    [...Object.entries(before), ...Object.entries(after)]
      .map(([, each]) => [hashOf(each), Buffer.from(each)] as const)
      .filter(([hash]) => hash !== hashOf(LOST)),
  );
  const { files } = diffView(side('a', before), side('b', after), {
    touched: [],
    bytesOf: sha256 => bytes.get(sha256),
  });
  return files;
}

describe('diffView', () => {
  it('should show what came, went and changed, with whose it is', () => {
    expect(
      filesOf(
        { 'k8s/a.yaml': 'one\ntwo\n', 'gone.txt': 'bye\n', same: 'same' },
        { 'k8s/a.yaml': 'one\nthree\n', 'new.txt': 'hello\n', same: 'same' },
      ),
    ).toEqual([
      {
        path: 'k8s/a.yaml',
        change: 'changed',
        facets: ['network'],
        owners: ['security'],
        added: 1,
        removed: 1,
        hunks: [
          { oldStart: 1, newStart: 1, lines: [' one', '-two', '+three'] },
        ],
      },
      expect.objectContaining({
        path: 'new.txt',
        change: 'added',
        owners: [],
        added: 1,
        removed: 0,
      }),
      expect.objectContaining({
        path: 'gone.txt',
        change: 'removed',
        added: 0,
        removed: 1,
      }),
    ]);
  });

  it.each<[string, string, Files, Files]>([
    [
      'bytes that are no text',
      'binary',
      { a: 'text' },
      { a: Buffer.from([1, 0, 2]) },
    ],
    [
      'what is too large to compare',
      'tooLarge',
      { a: 'x' },
      { a: 'y\n'.repeat(200_000) },
    ],
    [
      'texts that share nothing',
      'tooLarge',
      { a: lines('a', 2_500) },
      { a: lines('b', 2_500) },
    ],
    ['what is not kept', 'notKept', { a: 'one' }, { a: LOST }],
  ])('should say why it does not show %s', (_what, unshown, before, after) => {
    expect(filesOf(before, after)).toEqual([
      {
        path: 'a',
        change: 'changed',
        facets: [],
        owners: [],
        added: 0,
        removed: 0,
        hunks: [],
        unshown,
      },
    ]);
  });

  it('should stop showing after a few thousand lines in all', () => {
    const after = Object.fromEntries(
      ['a', 'b', 'c'].map(name => [name, lines(name, 1_900)]),
    );
    const shown = filesOf({}, after).map(each => each.unshown ?? each.added);
    expect(shown).toEqual([1_900, 1_900, 'tooLarge']);
  });

  it('should cut lines that nobody can read', () => {
    const [{ hunks }] = filesOf({}, { a: 'x'.repeat(50_000) });
    expect(hunks[0].lines[0]).toHaveLength(1_000);
  });
});

describe('hashesToCompare', () => {
  it('should name both sides of what differs, and nothing else', () => {
    const before = side('a', { same: 'same', changed: 'one', moved: 'm' });
    const after = side('b', { same: 'same', changed: 'two', 'moved.txt': 'm' });
    expect(hashesToCompare(before, after).sort()).toEqual(
      [hashOf('one'), hashOf('two'), hashOf('m'), hashOf('m')].sort(),
    );
  });
});

function lines(word: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${word}${index}\n`).join(
    '',
  );
}
