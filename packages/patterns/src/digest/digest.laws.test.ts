import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  Folder,
  anyFolder,
  chunked,
  entriesOf,
} from '../__testUtils__/anyFolder';
import { digestOf } from './digestOf';
import { FolderEntry, ListOptions, listFiles } from './listFiles';

const spec = { type: 'pod-environment', steps: [{ action: 'a', n: 1.5 }] };
const pattern = { kind: 'Pattern', spec: { ä: [1, true, null, 'x'] } };

async function digested(
  entries: readonly FolderEntry[],
  options?: ListOptions,
  declared: { spec: unknown; pattern: unknown } = { spec, pattern },
) {
  const list = await listFiles(entries, options);
  if (!list.ok) {
    throw new Error(JSON.stringify(list.refusals));
  }
  return digestOf({ ...declared, files: list.files });
}

const ofFolder = (folder: Folder) => digested(entriesOf(folder));

describe('the digest', () => {
  it('is SHA-256 of canonical JSON that anybody can write', async () => {
    const sha256 = createHash('sha256').update('hi').digest('hex');
    const text = `{"files":[{"path":"B","sha256":"${sha256}"},{"path":"a","sha256":"${sha256}"}],"pattern":{"b":1,"ä":2},"spec":{"x":[1e+30,"€"]}}`;
    const entries = ['a', 'B'].map(path => ({
      path,
      kind: 'file' as const,
      content: [Buffer.from('hi')],
    }));
    expect(
      await digested(entries, undefined, {
        spec: { x: [1e30, '€'] },
        pattern: { ä: 2, b: 1 },
      }),
    ).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('does not depend on order, chunks, separators, normal form or folders', () =>
    fc.assert(
      fc.asyncProperty(
        anyFolder,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat()),
        async (folder, size, random) => {
          const told = [...folder].map(([path, bytes]) => ({
            path: `./${path.normalize('NFD').replace(/\//g, '\\')}`.replace(
              './',
              '.\\',
            ),
            kind: 'file' as const,
            content: chunked(bytes, size),
            rank: random.next().value,
          }));
          const shuffled: FolderEntry[] = told.sort(
            (one, other) => one.rank - other.rank,
          );
          const noise: FolderEntry = { path: 'empty', kind: 'folder' };
          expect(
            await digested([noise, ...shuffled], { separator: '\\' }),
          ).toBe(await ofFolder(folder));
        },
      ),
    ));

  it('does not depend on the order of keys', async () => {
    const files = entriesOf(new Map([['a', Buffer.from('x')]]));
    const turned = Object.fromEntries(Object.entries(spec).reverse());
    expect(await digested(files, {}, { spec: turned, pattern })).toBe(
      await digested(files),
    );
  });

  it('changes with any byte, path, added or removed file', () =>
    fc.assert(
      fc.asyncProperty(
        anyFolder,
        fc.nat(),
        fc.nat(),
        async (folder, at, bit) => {
          const [path, bytes] = [...folder][at % folder.size];
          const before = await ofFolder(folder);
          const flipped = Uint8Array.from(bytes.length ? bytes : [0]);
          if (bytes.length) {
            flipped[bit % bytes.length] ^= 1 << bit % 8;
          }
          const without = new Map(folder);
          without.delete(path);
          for (const changed of [
            new Map([...folder, [path, flipped]]),
            new Map([...without, [`${path}x`, bytes]]),
            new Map([...folder, ['new', bytes]]),
            without,
          ]) {
            expect(await ofFolder(changed)).not.toBe(before);
          }
        },
      ),
    ));

  it('changes with any value of spec and pattern', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        // JSON has one zero; so has its canonical text.
        const text = (value: unknown) => JSON.stringify(value);
        fc.pre(text(one) !== text(other));
        const same = sortedText(one) === sortedText(other);
        const of = (declared: { spec: unknown; pattern: unknown }) =>
          digestOf({ ...declared, files: [] });
        expect(
          of({ spec: one, pattern }) === of({ spec: other, pattern }),
        ).toBe(same);
        expect(
          of({ spec, pattern: one }) === of({ spec, pattern: other }),
        ).toBe(same);
      }),
    ));

  it.each([
    ['Infinity', { a: [Infinity] }, /a\[0\] Infinity/],
    ['half a pair', { a: '\ud800' }, /a holds half/],
    ['a date', { a: new Date(0) }, /a is no value of JSON/],
    ['nothing', undefined, /no value of JSON/],
  ])('refuses %s', (_name, value, words) => {
    expect(() => digestOf({ spec: value, pattern, files: [] })).toThrow(words);
  });
});

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : each,
  );
}
