import { readdirSync } from 'node:fs';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { CostFile } from '@delivery-stack/backstage-plugin-delivery-node';
import { focusCsv } from './__testUtils__/focusCsv';
import { readFocusConfig } from './config/readFocusConfig';
import { FocusSource } from './FocusSource';

const directory = createMockDirectory();
const costs = directory.resolve('costs');
const spool = directory.resolve('spool');
const logger = mockServices.logger.mock();
const reader = mockServices.urlReader.mock();
const URL_OF_FILE = 'https://costs.example.com/march.csv';

beforeEach(async () => {
  jest.resetAllMocks();
  directory.clear();
  await mkdir(costs);
  await mkdir(spool);
});

const sourceOf = (settings: object) =>
  FocusSource.create(
    readFocusConfig(
      new ConfigReader({ delivery: { focus: { bill: settings as any } } }),
    )[0],
    { reader, directory: spool },
  );

/** Reads each file while it is given, as the backend does. */
async function take(
  settings: object,
  versions: ReadonlyMap<string, string> = new Map(),
) {
  const taken: Array<{ name: string; version: string; costs: string[] }> = [];
  const { signal } = new AbortController();
  for await (const file of sourceOf(settings).files({
    ...{ signal, logger, versions },
  })) {
    taken.push({
      ...{ name: file.name, version: file.version },
      costs: await costsOf(file),
    });
  }
  return taken;
}

/** What the rows cost, or why they cannot be read. */
async function costsOf(file: CostFile): Promise<string[]> {
  const { signal } = new AbortController();
  const effective: string[] = [];
  try {
    for await (const row of file.rows({ signal, onProblem: () => {} })) {
      effective.push(row.effective);
    }
  } catch (error) {
    return [(error as Error).message];
  }
  return effective;
}

const csv = (cost: string) => focusCsv([{ EffectiveCost: cost }]);
const named = (taken: Awaited<ReturnType<typeof take>>) =>
  Object.fromEntries(
    taken.map(file => [file.name.slice(costs.length + 1), file.costs]),
  );

describe('FocusSource on this machine', () => {
  it('should read a directory with all that is below it, in order', async () => {
    await mkdir(`${costs}/b/c`, { recursive: true });
    await mkdir(`${costs}/.hidden`);
    await writeFile(`${costs}/b/c/two.CSV`, csv('2'));
    await writeFile(`${costs}/b.csv`, csv('1'));
    await writeFile(`${costs}/b/manifest.json`, '{}');
    await writeFile(`${costs}/.hidden/three.csv`, csv('3'));
    const taken = await take({ location: costs });
    expect(Object.entries(named(taken))).toEqual([
      ['b.csv', ['1']],
      ['b/c/two.CSV', ['2']],
    ]);
  });

  it('should read what a pattern matches, directly there, and a file alone', async () => {
    await mkdir(`${costs}/sub`);
    await writeFile(`${costs}/sub/march.csv`, csv('3'));
    await writeFile(`${costs}/march-1.txt`, csv('1'));
    await writeFile(`${costs}/march(2).txt`, csv('2'));
    const location = `${costs}/march?1.*`;
    expect(named(await take({ location }))).toEqual({ 'march-1.txt': ['1'] });
    const locations = [`${costs}/march(2).txt`, `${costs}/march*.txt`];
    expect(named(await take({ locations }))).toEqual({
      'march(2).txt': ['2'],
      'march-1.txt': ['1'],
    });
  });

  it('should follow a link within the directory alone, and take a file once', async () => {
    await writeFile(directory.resolve('secret.csv'), csv('9'));
    await writeFile(`${costs}/a.csv`, csv('1'));
    await mkdir(`${costs}/..data`);
    await writeFile(`${costs}/..data/b.csv`, csv('2'));
    await symlink(directory.resolve('secret.csv'), `${costs}/out.csv`);
    await symlink(`${costs}/a.csv`, `${costs}/again.csv`);
    await symlink('..data/b.csv', `${costs}/b.csv`);
    await symlink('nowhere', `${costs}/gone.csv`);
    const elsewhere = [
      expect.stringMatching(
        /is a link to elsewhere; only files below delivery\.focus\.bill\.location are read/,
      ),
    ];
    expect(named(await take({ location: costs }))).toEqual({
      'a.csv': ['1'],
      'b.csv': ['2'],
      'gone.csv': elsewhere,
      'out.csv': elsewhere,
    });
  });

  it('should have a version that changes with the content, and only with it', async () => {
    const path = `${costs}/a.csv`;
    await writeFile(path, csv('1'));
    const [first] = await take({ location: path });
    await utimes(path, 1, 1);
    const [touched] = await take({ location: path });
    await writeFile(path, csv('2'));
    await utimes(path, 1, 1);
    const [changed] = await take({ location: path });
    expect(touched.version).toBe(first.version);
    expect(changed.version).not.toBe(first.version);
  });

  it('should go on with the other places before it says what is not there', async () => {
    await writeFile(`${costs}/a.csv`, csv('1'));
    const names: string[] = [];
    const listing = async () => {
      const { signal } = new AbortController();
      const locations = [directory.resolve('none'), costs];
      const asking = { signal, logger, versions: new Map() };
      for await (const file of sourceOf({ locations }).files(asking)) {
        names.push(file.name);
      }
    };
    await expect(listing()).rejects.toThrow(
      'delivery.focus.bill.locations[0]: cannot be found (ENOENT); correct the path, or mount it',
    );
    expect(names).toEqual([`${costs}/a.csv`]);
  });

  it('should say of a directory that a pattern matches that it is none', async () => {
    await mkdir(`${costs}/a.csv`);
    expect(named(await take({ location: `${costs}/*.csv` }))).toEqual({
      'a.csv': [expect.stringMatching(/is no regular file; take it away/)],
    });
  });
});

describe('FocusSource at addresses', () => {
  const answer = (content: string, etag?: string) => ({
    etag,
    buffer: async () => Buffer.from(content),
    stream: () => Readable.from([Buffer.from(content)]),
  });

  it('should read an address once where it has an ETag, and leave nothing behind', async () => {
    reader.readUrl.mockImplementation(async () => answer(csv('1'), '"a"'));
    expect(await take({ location: URL_OF_FILE })).toEqual([
      { name: URL_OF_FILE, version: 'etag-"a"', costs: ['1'] },
    ]);
    expect(reader.readUrl).toHaveBeenCalledTimes(1);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('should ask with the ETag that was taken, and keep the version', async () => {
    reader.readUrl.mockImplementation(async (_url, options) => {
      if (options?.etag === '"a"') {
        throw new NotModifiedError();
      }
      return answer(csv('1'), '"b"');
    });
    const versions = new Map([[URL_OF_FILE, 'etag-"a"']]);
    expect(await take({ location: URL_OF_FILE }, versions)).toMatchObject([
      { version: 'etag-"a"', costs: ['1'] },
    ]);
  });

  it('should know the content by itself where there is no ETag', async () => {
    reader.readUrl.mockImplementation(async () => answer(csv('1')));
    const [first] = await take({ location: URL_OF_FILE });
    const versions = new Map([[URL_OF_FILE, first.version]]);
    const [second] = await take({ location: URL_OF_FILE }, versions);
    reader.readUrl.mockImplementation(async () => answer(csv('2')));
    const [third] = await take({ location: URL_OF_FILE });
    expect(first.version).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(second.version).toBe(first.version);
    expect(third.version).not.toBe(first.version);
    expect(third.costs).toEqual(['2']);
    expect(reader.readUrl.mock.calls[2][1]?.etag).toBeUndefined();
  });

  it('should stop at maxBytes, and take the temporary file away', async () => {
    reader.readUrl.mockImplementation(async () => answer(csv('1'), '"a"'));
    const settings = { location: URL_OF_FILE, maxBytes: 100 };
    expect(await take(settings)).toMatchObject([
      { costs: [expect.stringContaining('more than 100 bytes')] },
    ]);
    reader.readUrl.mockImplementation(async () => answer(csv('1')));
    expect(await take(settings)).toMatchObject([
      { costs: [expect.stringContaining('more than 100 bytes')] },
    ]);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('should keep the queries of addresses out of names and messages', async () => {
    const location = `${URL_OF_FILE}?sig=hush`;
    reader.readUrl.mockRejectedValue(new Error(`403 for ${location}`));
    const [file] = await take({ location });
    expect(file.name).toBe('https://costs.example.com/march.csv');
    expect(file.costs).toEqual([
      'delivery.focus.bill.location: could not be read (Error); check that it exists, and that integrations or backend.reading.allow lets it be read',
    ]);
  });

  it('should not repeat what a stream says that breaks off', async () => {
    const location = `${URL_OF_FILE}?sig=hush`;
    reader.readUrl.mockImplementation(async () => ({
      ...answer('', '"a"'),
      stream: () =>
        new Readable({
          read() {
            this.destroy(new Error(`reset by ${location}`));
          },
        }),
    }));
    const [{ costs: said }] = await take({ location });
    expect(said).toEqual([
      expect.stringMatching(/could not be read \(Error\)/),
    ]);
    expect(said[0]).not.toContain('hush');
    expect(readdirSync(spool)).toEqual([]);
  });

  it('should read what a pattern matches', async () => {
    const url = (name: string) => `https://git.example.com/costs/${name}`;
    reader.search.mockResolvedValue({
      etag: 'commit',
      files: ['1', '2'].map(cost => ({
        url: url(`${cost}.csv`),
        content: async () => Buffer.from(csv(cost)),
      })),
    });
    expect(await take({ location: url('*.csv') })).toMatchObject([
      { name: url('1.csv'), costs: ['1'] },
      { name: url('2.csv'), costs: ['2'] },
    ]);
    reader.search.mockResolvedValue({ etag: 'commit', files: [] });
    expect(await take({ location: url('*.csv') })).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      'delivery.focus.bill.location: matches no file; correct the pattern',
    );
  });

  it('should say where patterns are not supported', async () => {
    reader.search.mockRejectedValue(new Error('Unsupported'));
    await expect(
      take({ location: 'https://s3.example.com/*.csv' }),
    ).rejects.toThrow(/as with S3, list the addresses under locations/);
  });

  it('should close what was opened and not read', async () => {
    const bytes = Readable.from([Buffer.from(csv('1'))]);
    reader.readUrl.mockResolvedValue({
      ...answer('', '"a"'),
      stream: () => bytes,
    });
    const { signal } = new AbortController();
    const asking = { signal, logger, versions: new Map() };
    const files = sourceOf({ location: URL_OF_FILE }).files(asking);
    await files.next();
    await files.next();
    expect(bytes.destroyed).toBe(true);
  });
});
