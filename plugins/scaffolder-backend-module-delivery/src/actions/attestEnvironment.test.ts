import { createMockDirectory } from '@backstage/backend-test-utils';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { createTrial } from '../__testUtils__/run';

const ID = 'delivery:environment:attest';
const VERIFY = 'delivery:pattern:verify';
const disk = createMockDirectory();

const text = (path: string) => readFile(disk.resolve(path), 'utf8');
const swap = (value: string) =>
  disk.addContent({ template: { skeleton: { 'README.md': value } } });

describe('delivery:environment:attest', () => {
  it('should add what was signed off, by whom and the proof', async () => {
    const trial = createTrial(disk);
    const digest = await trial.signOff();
    trial.delivery.functions = ['security', 'platform'];
    expect(await trial.run(ID)).toEqual({ path: '.delivery', digest });
    expect(JSON.parse(await text('workspace/.delivery/pattern.json'))).toEqual({
      ref: 'template:default/web',
      version: '1.2.0',
      digest,
      taskId: 'task-1',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const folder = 'workspace/.delivery/attestations';
    expect((await readdir(disk.resolve(folder))).sort()).toEqual([
      'platform.intoto.json',
      'security.intoto.json',
    ]);
    expect(
      JSON.parse(await text(`${folder}/security.intoto.json`)),
    ).toMatchObject({ signatures: [{ sig: 'security' }] });
    expect(trial.delivery.verifications[0].ask).toBe(false);
    // A retry does the same once more.
    expect(await trial.run(ID)).toEqual({ path: '.delivery', digest });
  });

  it('should list what stays as it was made, the evidence too', async () => {
    const trial = createTrial(disk);
    const digest = await trial.signOff();
    disk.addContent({
      workspace: {
        'README.md': 'made',
        k8s: { 'rbac.yaml': 'roles' },
        src: { 'main.ts': 'code' },
        '.git': { config: 'x' },
      },
    });
    await symlink(
      disk.resolve('template/pattern.yaml'),
      disk.resolve('workspace/link'),
    );
    await trial.run(ID);
    const list = JSON.parse(await text('workspace/.delivery/files.json'));
    expect(list).toMatchObject({
      pattern: 'template:default/web',
      version: '1.2.0',
      digest,
      handedOver: ['src/'],
      sealed: ['k8s/'],
    });
    const hash = createHash('sha256').update('roles').digest('hex');
    expect(list.files.slice(2)).toEqual([
      { path: 'README.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { path: 'k8s/rbac.yaml', sha256: hash },
    ]);
    expect(list.files.slice(0, 2).map((each: any) => each.path)).toEqual([
      '.delivery/attestations/security.intoto.json',
      '.delivery/pattern.json',
    ]);
    // Again, without listing itself.
    await trial.run(ID);
    const again = JSON.parse(await text('workspace/.delivery/files.json'));
    expect(again.files).toHaveLength(4);
  });

  it('should make executable what the pattern declares, and nothing else', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    disk.addContent({
      workspace: { bin: { 'run.sh': 'x', 'data.txt': 'x' }, 'run.sh': 'x' },
    });
    await symlink(
      disk.resolve('template/pattern.yaml'),
      disk.resolve('workspace/bin/link.sh'),
    );
    await trial.run(ID);
    const executable = async (path: string) =>
      (await stat(disk.resolve(path))).mode % 0o1000 & 0o111;
    expect(await executable('workspace/bin/run.sh')).toBe(0o111);
    expect(await executable('workspace/bin/data.txt')).toBe(0);
    expect(await executable('workspace/run.sh')).toBe(0);
    expect(await executable('template/pattern.yaml')).toBe(0);
  });

  it('should stop when the skeleton was swapped since the first step', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    await trial.run(VERIFY);
    swap('evil');
    await expect(trial.run(ID)).rejects.toThrow(
      /The folder of template:default\/web has changed since this task verified it, from sha256:\w+ to sha256:\w+; start again/,
    );
    expect(await readdir(disk.resolve('workspace'))).toEqual([]);
  });

  it('should stop even if both contents are signed off', async () => {
    const trial = createTrial(disk);
    const first = await trial.signOff();
    await trial.run(VERIFY);
    swap('also good');
    await trial.signOff();
    await expect(trial.run(ID)).rejects.toThrow(/has changed since/);
    // Another process knows nothing of the first step, but what it is given.
    trial.restart();
    await expect(trial.run(ID, { input: { digest: first } })).rejects.toThrow(
      /has changed since/,
    );
    await trial.run(VERIFY);
    await trial.run(ID);
  });

  it('should stop in another process when the swapped one is not signed off', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    await trial.run(VERIFY);
    swap('evil');
    trial.restart();
    await expect(trial.run(ID)).rejects.toThrow(/nobody has signed/);
  });

  it.each([
    ['the folder', '.delivery', []],
    ['a folder in it', '.delivery/attestations', ['.delivery']],
    ['the file', '.delivery/pattern.json', ['.delivery']],
    ['the list', '.delivery/files.json', ['.delivery']],
    [
      'a file in it',
      '.delivery/attestations/security.intoto.json',
      ['.delivery', '.delivery/attestations'],
    ],
  ])('should write over no link for %s', async (_name, link, folders) => {
    const trial = createTrial(disk);
    await trial.signOff();
    for (const folder of folders) {
      await mkdir(disk.resolve('workspace', folder));
    }
    disk.addContent({ outside: { file: 'untouched' } });
    const target = link.endsWith('.json') ? 'outside/file' : 'outside';
    await symlink(disk.resolve(target), disk.resolve('workspace', link));
    await expect(trial.run(ID)).rejects.toThrow(
      /remove the (file|folder) or link|not allowed/,
    );
    expect(disk.content({ path: 'outside', shouldReadAsText: true })).toEqual({
      file: 'untouched',
    });
  });

  it('should make no path of a function’s name', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    trial.delivery.functions = ['../../evil'];
    await expect(trial.run(ID)).rejects.toThrow(/no name of a function/);
  });
});
