import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import git from 'isomorphic-git';
import fs from 'node:fs';
import { chmod, mkdir, readdir, symlink } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createTrial } from '../__testUtils__/run';
import { DirectoryPublisher } from '../publish/DirectoryPublisher';
import { readPublishConfig } from '../publish/readPublishConfig';

const ID = 'delivery:publish:directory';
const disk = createMockDirectory();

function trialWith(workspace: Record<string, any>) {
  const trial = createTrial(disk);
  disk.addContent({ workspace });
  return trial;
}

const published = () =>
  disk.content({ path: 'published', shouldReadAsText: true });

describe('delivery:publish:directory', () => {
  it('should make one commit of everything', async () => {
    const trial = trialWith({
      '.gitignore': '*.secret\n.delivery',
      '.delivery': { 'pattern.json': '{}' },
      bin: { 'run.sh': 'x' },
      '.git': { config: 'of another repository' },
    });
    await chmod(disk.resolve('workspace/bin/run.sh'), 0o755);
    const input = { path: 'pod/shop', defaultBranch: 'trunk' };
    const { repository, commit } = await trial.run(ID, { input });
    const dir = disk.resolve('published/pod/shop');
    expect(repository).toBe(pathToFileURL(dir).href);
    expect(await git.currentBranch({ fs, dir })).toBe('trunk');
    const [only, ...others] = await git.log({ fs, dir });
    expect(others).toEqual([]);
    expect(only.oid).toBe(commit);
    expect(only.commit.author).toMatchObject({
      name: 'Delivery Stack',
      email: 'noreply@delivery-stack.dev',
    });
    const changed = (await git.statusMatrix({ fs, dir })).filter(
      ([, head, work, stage]) => head !== 1 || work !== 1 || stage !== 1,
    );
    expect(changed).toEqual([]);
    const files = await git.listFiles({ fs, dir, ref: 'HEAD' });
    expect(files).toEqual([
      '.delivery/pattern.json',
      '.gitignore',
      'bin/run.sh',
    ]);
    const { tree } = await git.readTree({
      fs,
      dir,
      oid: only.oid,
      filepath: 'bin',
    });
    expect(tree).toEqual([expect.objectContaining({ mode: '100755' })]);
  });

  it.each([
    '../out',
    'a/../../out',
    '/etc/x',
    'a//b',
    '.git',
    'a/.git/hooks',
    'a\\..\\b',
    'a\0b',
    '',
    '.',
    'a/b/c/d/e/f',
    '~',
    'file:///x',
  ])('should refuse the path %j', async path => {
    const trial = trialWith({ a: 'x' });
    await expect(trial.run(ID, { input: { path } })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(JSON.stringify(path)),
    });
    await expect(
      trial.run(ID, { input: { path }, isDryRun: true }),
    ).rejects.toThrow(/The path/);
    expect(published()).toEqual({});
  });

  it.each([
    [
      'a link to a file',
      () => symlink('/etc/passwd', at('workspace/x')),
      /x is a link/,
    ],
    [
      'a link to a folder',
      () => symlink('/etc', at('workspace/x')),
      /x is a link/,
    ],
    [
      'a repository inside',
      async () =>
        disk.addContent({ workspace: { b: { '.git': { HEAD: '' } } } }),
      /remove its .git/,
    ],
    [
      'a link where a folder belongs',
      () => symlink(at('template'), at('published/pod')),
      /no folder; remove|not allowed/,
    ],
    [
      'a link where it belongs',
      async () => {
        await mkdir(at('published/pod'));
        await symlink(at('template'), at('published/pod/shop'));
      },
      /is taken/,
    ],
  ])('should refuse %s', async (_name, prepare, words) => {
    const trial = trialWith({ a: 'x' });
    await prepare();
    const run = trial.run(ID, { input: { path: 'pod/shop' } });
    await expect(run).rejects.toThrow(words);
    const left = await readdir(at('published'), { recursive: true });
    expect(left.filter(name => name.endsWith('.tmp'))).toEqual([]);
    expect(await readdir(at('template'))).not.toContain('.git');
  });

  it('should leave alone what is there', async () => {
    const trial = trialWith({ a: 'x' });
    disk.addContent({ published: { shop: { mine: 'x' }, file: 'x' } });
    for (const path of ['shop', 'file']) {
      await expect(trial.run(ID, { input: { path } })).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`${path} is taken`),
      });
    }
    expect(published()).toEqual({
      shop: { mine: 'x' },
      file: 'x',
    });
  });

  it('should take an empty folder', async () => {
    const trial = trialWith({ a: 'x' });
    await mkdir(at('published/shop'));
    await trial.run(ID, { input: { path: 'shop' } });
    expect(await readdir(at('published/shop'))).toEqual(['.git', 'a']);
  });

  it('should answer a retry with the same commit', async () => {
    const trial = trialWith({ a: 'x' });
    const input = { path: 'shop' };
    const first = await trial.run(ID, { input });
    disk.addContent({ workspace: { a: 'y' } });
    trial.restart();
    expect(await trial.run(ID, { input })).toEqual(first);
    await expect(trial.run(ID, { input, taskId: 'task-2' })).rejects.toThrow(
      /shop is taken/,
    );
  });

  it('should let one of two tasks have a place', async () => {
    const trial = trialWith({ a: 'x' });
    const input = { path: 'pod/shop' };
    const ended = await Promise.allSettled([
      trial.run(ID, { input, taskId: 'task-1' }),
      trial.run(ID, { input, taskId: 'task-2' }),
    ]);
    expect(ended.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(await readdir(at('published/pod'))).toEqual(['shop']);
    const dir = at('published/pod/shop');
    expect(await git.log({ fs, dir })).toHaveLength(1);
  });

  it('should answer one task twice at once with one commit', async () => {
    const trial = trialWith({ a: 'x' });
    const input = { path: 'shop' };
    const [one, other] = await Promise.all([
      trial.run(ID, { input }),
      trial.run(ID, { input }),
    ]);
    expect(one).toEqual(other);
  });

  it('should publish nothing in a dry run', async () => {
    const trial = trialWith({ a: 'x' });
    const input = { path: 'shop' };
    const { commit } = await trial.run(ID, { input, isDryRun: true });
    expect(commit).toMatch(/^0{40}$/);
    expect(published()).toEqual({});
  });

  it('should name the key that is missing', async () => {
    const config = readPublishConfig(new ConfigReader({}));
    const publisher = DirectoryPublisher.create(config);
    const request = { workspace: at('workspace'), path: 'shop', madeBy: 'x' };
    await expect(publisher.publish(request)).rejects.toThrow(
      /delivery.publish.directory is not configured/,
    );
  });

  it('should read who commits, and where', () => {
    const author = { name: 'Bot', email: 'bot@example.com' };
    const publish = { directory: 'repositories', author };
    expect(
      readPublishConfig(new ConfigReader({ delivery: { publish } })),
    ).toEqual({ directory: `${process.cwd()}/repositories`, author });
  });
});

function at(path: string): string {
  return disk.resolve(path);
}
