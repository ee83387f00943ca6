import { createMockDirectory } from '@backstage/backend-test-utils';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createTrial } from '../__testUtils__/run';

const ID = 'delivery:environment:activate';
const VERIFY = 'delivery:pattern:verify';
const disk = createMockDirectory();
const input = { name: 'shop', owner: 'group:default/pod' };

describe('delivery:environment:activate', () => {
  it('should record what the task has made', async () => {
    const trial = createTrial(disk);
    const digest = await trial.signOff();
    const repository = 'file:///repositories/shop';
    const output = await trial.run(ID, {
      input: { ...input, repository, component: 'component:default/shop' },
    });
    expect(output).toEqual({
      environment: 'resource:default/shop',
      activation: 'of-task-1',
    });
    expect(trial.delivery.activations).toEqual([
      {
        taskId: 'task-1',
        pattern: 'template:default/web',
        digest,
        name: 'shop',
        owner: 'group:default/pod',
        component: 'component:default/shop',
        repository,
        requestedAt: '2026-11-26T10:00:00.000Z',
        parameters: { name: 'shop', region: 'eu' },
        by: 'user:default/ann',
      },
    ]);
  });

  it('should tell the hash of the list of governed files', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    await trial.run('delivery:environment:attest');
    await trial.run(ID, { input });
    const list = disk.resolve('workspace/.delivery/files.json');
    const manifest = createHash('sha256')
      .update(await readFile(list))
      .digest('hex');
    expect(trial.delivery.activations).toMatchObject([{ manifest }]);
  });

  it('should record nothing once the folder has changed', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    await trial.run(VERIFY);
    disk.addContent({ template: { skeleton: { 'README.md': 'evil' } } });
    await expect(trial.run(ID, { input })).rejects.toThrow(/has changed since/);
    expect(trial.delivery.activations).toEqual([]);
  });

  it('should pass on why the backend does not record it', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    const message = 'security has revoked its sign-off';
    trial.delivery.problem = { code: 'notSignedOff', message };
    await expect(trial.run(ID, { input })).rejects.toThrow(message);
  });

  it('should keep apart the environments of one step when it is retried', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    const stored = new Map<string, unknown>();
    const checkpoint = async (options: {
      key: string;
      fn: () => Promise<unknown>;
    }) => {
      const { key, fn } = options;
      if (!stored.has(key)) {
        stored.set(key, await fn());
      }
      return stored.get(key);
    };
    await trial.run(ID, { input, checkpoint });
    await trial.run(ID, { input: { ...input, name: 'shop2' }, checkpoint });
    await trial.run(ID, { input, checkpoint });
    const names = trial.delivery.activations.map(({ name }) => name);
    expect(names).toEqual(['shop', 'shop2']);
  });

  it('should call nothing in a dry run', async () => {
    const trial = createTrial(disk);
    const output = await trial.run(ID, {
      input: { ...input, namespace: 'pay' },
      isDryRun: true,
      taskId: 'dry-run-1',
    });
    expect(output).toEqual({
      environment: 'resource:pay/shop',
      activation: 'dry-run-1',
    });
    expect(trial.delivery.activations).toEqual([]);
    expect(trial.delivery.verifications).toEqual([]);
  });
});
