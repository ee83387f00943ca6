import { UrlReaderService } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { cp, symlink } from 'node:fs/promises';
import { PatternReader } from './PatternReader';

const URL_OF_FOLDER = 'https://github.com/acme/patterns/tree/main/web';
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
);
const facets =
  'compute storage network dataAccess security pipeline monitoring logging cost'
    .split(' ')
    .map(facet => `    ${facet}: { waived: not needed }`)
    .join('\n');
const files = {
  'template.yaml': `apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: web }
spec:
  type: pod-environment
  steps: [{ id: verify, action: 'delivery:pattern:verify' }]
`,
  'pattern.yaml': `apiVersion: delivery-stack.dev/v1alpha1
kind: Pattern
metadata: { name: web, version: 1.0.0 }
spec:
  facets:
${facets}
  functions: [security]
  envelope: {}
  deployment:
    low: { strategy: rolling }
    medium: { strategy: rolling }
    high: { strategy: canary }
  cost: { amount: 1, currency: EUR, period: month }
  policies: []
`,
  skeleton: { 'a.txt': 'a' },
};
const disk = createMockDirectory();

beforeEach(() => disk.setContent({ web: files }));

/** A repository whose archive holds what is in the folder on disk. */
function repository(sizes: number[] = []) {
  const asked: unknown[] = [];
  const readTree: UrlReaderService['readTree'] = async (url, options) => {
    asked.push({ url, etag: options?.etag });
    if (options?.etag === 'commit-1') {
      throw new NotModifiedError();
    }
    return {
      etag: 'commit-1',
      files: async () => [],
      archive: async () => {
        throw new Error('not asked for');
      },
      dir: async ({ targetDir = '' } = {}) => {
        const fit = sizes.every(size => options?.filter?.('x', { size }));
        await cp(disk.resolve('web'), targetDir, {
          recursive: true,
          verbatimSymlinks: true,
          filter: () => fit,
        });
        return targetDir;
      },
    };
  };
  const reader = { readTree } as UrlReaderService;
  return { asked, reader: PatternReader.create({ reader, integrations }) };
}

const folderOnDisk = () => `file://${disk.resolve('web')}`;

describe('PatternReader', () => {
  it('should give one digest for a folder on disk and in a repository', async () => {
    const { reader } = repository();
    const onDisk = await reader.read(folderOnDisk());
    const inRepository = await reader.read(URL_OF_FOLDER);
    expect(onDisk?.folder.complaints).toEqual([]);
    expect(onDisk?.folder.read?.digest).toMatch(/^sha256:/);
    expect(inRepository?.folder.read?.digest).toBe(onDisk?.folder.read?.digest);
    expect(onDisk).not.toHaveProperty('etag');
    expect(inRepository?.etag).toBe('commit-1');
    expect(inRepository?.contents.get('skeleton/a.txt')?.toString()).toBe('a');
  });

  it('should read nothing that has not changed', async () => {
    const { reader, asked } = repository();
    expect(
      await reader.read(URL_OF_FOLDER, { etag: 'commit-1' }),
    ).toBeUndefined();
    expect(asked).toEqual([{ url: URL_OF_FOLDER, etag: 'commit-1' }]);
  });

  it.each([
    ['on disk', folderOnDisk],
    ['in a repository', () => URL_OF_FOLDER],
  ])('should refuse links %s', async (_name, url) => {
    await symlink('a.txt', disk.resolve('web/skeleton/link'));
    const source = await repository().reader.read(url());
    expect(source?.folder.read).toBeUndefined();
    expect(source?.folder.complaints).toEqual([
      expect.objectContaining({
        file: 'skeleton/link',
        problem: expect.stringContaining('symbolic link'),
      }),
    ]);
  });

  it('should leave large contents out, but count them', async () => {
    const large = 'x'.repeat(300 * 1024);
    const { reader } = repository();
    const before = await reader.read(folderOnDisk());
    disk.addContent({ web: { skeleton: { large } } });
    const after = await reader.read(folderOnDisk());
    expect(after?.contents.has('skeleton/large')).toBe(false);
    expect(after?.folder.read?.digest).not.toBe(before?.folder.read?.digest);
  });

  it('should keep at most 8 MiB of contents', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`f${at}`, 'x'.repeat(250_000)]),
    );
    disk.addContent({ web: { many } });
    const source = await repository().reader.read(folderOnDisk());
    const bytes = [...source!.contents.values()].map(each => each.length);
    expect(bytes.length).toBeGreaterThan(30);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(8_388_609);
  });

  it('should refuse an archive that holds too much', async () => {
    const { reader } = repository([40_000_000, 40_000_000]);
    await expect(reader.read(URL_OF_FOLDER)).rejects.toThrow(
      /holds more than 67108864 bytes/,
    );
  });

  it('should say what is missing', async () => {
    const { reader } = repository();
    await expect(
      reader.read(`file://${disk.resolve('none')}`),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('put the template there'),
    });
    await expect(reader.read('https://other.example/x')).rejects.toThrow(
      /No integration reads/,
    );
    await expect(reader.read('file://../etc')).rejects.toThrow(
      /No integration reads/,
    );
  });

  it('should stop when it is told to', async () => {
    await expect(
      repository().reader.read(folderOnDisk(), {
        signal: AbortSignal.abort(new Error('stopped')),
      }),
    ).rejects.toThrow('stopped');
  });
});
