import { FolderEntry, ListOptions, listFiles } from './listFiles';

const file = (path: string, content: Uint8Array[] = []): FolderEntry => ({
  path,
  kind: 'file',
  content,
});

async function refused(
  entries: Iterable<FolderEntry>,
  options?: ListOptions,
): Promise<string[]> {
  const list = await listFiles(entries, options);
  return list.ok
    ? []
    : list.refusals.map(({ path, problem, cure }) => {
        expect(cure).not.toBe('');
        return `${path}: ${problem}`;
      });
}

describe('listFiles', () => {
  it.each<[string, FolderEntry[], RegExp]>([
    [
      'a way out',
      [file('a/../../etc/passwd')],
      /^a\/\.\..*leaves the template/,
    ],
    ['a way out at the end', [file('a/..')], /leaves the template/],
    ['an absolute path', [file('/etc/passwd')], /is absolute/],
    ['a drive', [file('C:/x')], /is absolute/],
    ['an empty segment', [file('a//b')], /empty segment/],
    ['a trailing slash', [file('a/')], /empty segment/],
    ['no name', [file('')], /empty segment/],
    ['a dot inside', [file('a/./b')], /empty segment or a dot/],
    ['a backslash', [file('a\\..\\b')], /backslash/],
    ['a null character', [file('a\0b')], /control characters/],
    ['a line break', [file('a\nb')], /control characters/],
    ['text that turns its direction', [file('a\u202eb')], /control characters/],
    ['half a surrogate pair', [file('a\ud800')], /broken Unicode/],
    ['a symbolic link', [{ path: 'a', kind: 'link' }], /^a: it is a symbolic/],
    ['a device', [{ path: 'a', kind: 'other' }], /no regular file/],
    ['git’s own folder', [file('x/.GIT/hooks/run')], /\.git/],
    ['a path twice', [file('a/b'), file('./a/b')], /listed twice/],
    [
      'two names by case',
      [file('Makefile'), file('makefile')],
      /the same as Makefile/,
    ],
    [
      'folders by case',
      [file('A/x'), file('a/y')],
      /^a\/y: it is the same as A /,
    ],
    [
      'names by more than case',
      [file('straße'), file('STRASSE')],
      /the same as/,
    ],
    ['two normal forms', [file('\u00e9'), file('e\u0301')], /listed twice/],
    ['a file that is a folder', [file('a'), file('a/b')], /listed twice/],
    ['a folder that is a file', [file('a/b'), file('a')], /listed twice/],
    ['a long path', [file('a'.repeat(600))], /longer than 512/],
    ['a deep path', [file('a/'.repeat(40).concat('b'))], /deeper than 32/],
  ])('refuses %s and names it', async (_name, entries, words) => {
    const found = await refused(entries);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(words);
  });

  it('refuses a way out that Windows lists', async () => {
    expect(await refused([file('a\\..\\b')], { separator: '\\' })).toEqual([
      'a/../b: its path leaves the template folder',
    ]);
  });

  it('takes names that templates have', async () => {
    const names = ['${{ values.name | dump }}.yaml', '.gitignore', '…/ü b'];
    const list = await listFiles(names.map(name => file(name)));
    expect(list).toMatchObject({ ok: true });
  });

  it('sorts by code units, in which no locale has a say', async () => {
    const list = await listFiles(
      ['b', 'ä', 'Z', 'a/b', 'a-b'].map(name => file(name)),
    );
    expect(list.ok && list.files.map(({ path }) => path)).toEqual([
      'Z',
      'a-b',
      'a/b',
      'b',
      'ä',
    ]);
  });

  it('reads a large file without keeping it, and stops at its bound', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let read = 0;
    function* endless() {
      for (;;) {
        read += chunk.length;
        yield chunk;
      }
    }
    const bytes = 64 * 1024 * 1024;
    const large = { path: 'large', kind: 'file' as const, content: endless() };
    expect(await refused([large, file('next')], { limits: { bytes } })).toEqual(
      [`large: with it the folder has more than ${bytes} bytes`],
    );
    expect(read).toBe(bytes + chunk.length);
  });

  it('stops at too many files, and at too many complaints', async () => {
    let listed = 0;
    function* many(name: (n: number) => string) {
      for (;;) {
        yield file(name(listed++));
      }
    }
    expect(
      await refused(
        many(n => `f${n}`),
        { limits: { files: 10 } },
      ),
    ).toEqual(['f10: there are more than 10 files']);
    listed = 0;
    expect(await refused(many(n => `/${n}`))).toHaveLength(20);
    expect(listed).toBe(20);
  });

  it('lets an error of the source through', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      throw new Error('connection lost');
    }
    await expect(
      listFiles([{ path: 'a', kind: 'file', content: broken() }]),
    ).rejects.toThrow('connection lost');
  });
});
