import fc from 'fast-check';
import { FolderEntry } from '../digest';

/** Files by path, all of them acceptable. */
export type Folder = ReadonlyMap<string, Uint8Array>;

/** Folders whose names do not clash; letters with accents among them. */
export const anyFolder: fc.Arbitrary<Folder> = fc
  .uniqueArray(
    fc.tuple(
      fc.array(fc.stringMatching(/^[a-zéß0-9 $_-]{0,5}[a-z]$/), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.uint8Array({ maxLength: 50 }),
    ),
    { minLength: 1, maxLength: 12, selector: ([path]) => path.join('/') },
  )
  .map(
    files =>
      new Map(
        // Each below a folder of its own, so that none is also a folder.
        files.map(([path, bytes], index) => [
          `${index}/${path.join('/')}`,
          bytes,
        ]),
      ),
  );

/** Lists a folder as it stands. */
export function entriesOf(folder: Folder): FolderEntry[] {
  return [...folder].map(([path, bytes]) => ({
    path,
    kind: 'file',
    content: [bytes],
  }));
}

/** Bytes in pieces, as a stream gives them. */
export async function* chunked(
  bytes: Uint8Array,
  size: number,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}
