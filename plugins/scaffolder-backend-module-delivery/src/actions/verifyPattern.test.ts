import { createMockDirectory } from '@backstage/backend-test-utils';
import { appendFile, symlink } from 'node:fs/promises';
import { createTrial } from '../__testUtils__/run';

const ID = 'delivery:pattern:verify';
const disk = createMockDirectory();

describe('delivery:pattern:verify', () => {
  it('should go on with what was signed off', async () => {
    const trial = createTrial(disk);
    const digest = await trial.signOff();
    expect(await trial.run(ID)).toEqual({
      digest,
      version: '1.2.0',
      until: '2027-01-01T00:00:00.000Z',
      attestations: 1,
    });
    expect(trial.delivery.verifications).toEqual([
      {
        ref: 'template:default/web',
        digest,
        parameters: { name: 'shop', region: 'eu' },
        by: 'user:default/ann',
        ask: true,
      },
    ]);
    expect(trial.delivery.tokens).toEqual([
      expect.stringContaining('plugin:scaffolder'),
    ]);
  });

  it.each(['template.yaml', 'pattern.yaml', 'skeleton/bin/run.sh'])(
    'should stop when %s was edited after it',
    async path => {
      const trial = createTrial(disk);
      await trial.signOff();
      await appendFile(disk.resolve('template', path), '\n# one line more\n');
      const run = trial.run(ID);
      await expect(run).rejects.toMatchObject({
        name: 'ConflictError',
        message: [
          'template:default/web may not be used like this:',
          '- nobody has signed this content off; ask security',
          '',
          'Since the last sign-off:',
          '- skeleton/README.md has changed',
          '',
          'Status and difference: https://app.example.com/delivery/patterns/web',
        ].join('\n'),
      });
    },
  );

  it('should hold the values of the stored task against the envelope', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    trial.task.spec.parameters.region = 'us';
    const inside = { parameters: { region: 'eu' } };
    await expect(trial.run(ID, { input: inside })).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('compliance has to allow region us'),
    });
    expect(trial.delivery.verifications[0]).toMatchObject({
      parameters: { region: 'us' },
      ask: true,
    });
  });

  it.each([
    'the sign-off of security ended on 1 November; a member has to sign again',
    'security has revoked its sign-off; ask its members why',
  ])('should pass on: %s', async message => {
    const trial = createTrial(disk);
    await trial.signOff();
    trial.delivery.problem = { code: 'notSignedOff', message };
    await expect(trial.run(ID)).rejects.toThrow(message);
  });

  it('should name a step that was left out', async () => {
    const trial = createTrial(disk);
    await trial.signOff();
    trial.task.spec.steps = trial.task.spec.steps.filter(
      ({ id }) => id !== 'attest',
    );
    await expect(trial.run(ID)).rejects.toThrow(
      /the step Attest \(attest, delivery:environment:attest\) is missing from this task; whoever starts it has to be allowed to read every step/,
    );
    expect(trial.delivery.verifications).toEqual([]);
  });

  it.each<[string, (trial: ReturnType<typeof createTrial>) => void, RegExp]>([
    [
      'another input of a step',
      ({ task }) => {
        task.spec.steps[1].input = { url: 'https://elsewhere.example' };
      },
      /the step fetch:template \(step-2, fetch:template\) is another one/,
    ],
    [
      'a condition of a step',
      ({ task }) => {
        task.spec.steps[2].if = false;
      },
      /the step Attest .* is another one/,
    ],
    [
      'a step more',
      ({ task }) => {
        task.spec.steps.push({ id: 'x', name: 'X', action: 'debug:log' });
      },
      /the step X \(x, debug:log\) is not in template.yaml/,
    ],
    [
      'another order',
      ({ task }) => {
        task.spec.steps.reverse();
      },
      /another order/,
    ],
    [
      'another output',
      ({ task }) => {
        task.spec.output = {};
      },
      /output is another one/,
    ],
    [
      'a recovery',
      ({ task }) => {
        task.spec.EXPERIMENTAL_recovery = {
          EXPERIMENTAL_strategy: 'startOver',
        };
      },
      /EXPERIMENTAL_recovery is another one/,
    ],
    [
      'another template',
      ({ task }) => {
        task.spec.templateInfo = { entityRef: 'template:default/other' };
      },
      /the stored task is of template:default\/other/,
    ],
    [
      'a template that was moved',
      ({ entity }) => {
        entity.metadata.annotations = {
          'backstage.io/managed-by-location': 'file:/elsewhere/template.yaml',
        };
      },
      /lies in file:\/\/\/elsewhere; start again/,
    ],
    [
      'a source on disk that the template made up',
      ({ entity }) => {
        entity.metadata.annotations = {
          'backstage.io/managed-by-location':
            'url:https://github.com/acme/web/blob/main/template.yaml',
          'backstage.io/source-location': `file:${disk.resolve(
            'template/template.yaml',
          )}`,
        };
      },
      /remove the annotation backstage.io\/source-location/,
    ],
  ])('should refuse %s', async (_name, change, words) => {
    const trial = createTrial(disk);
    await trial.signOff();
    change(trial);
    await expect(trial.run(ID)).rejects.toThrow(words);
    expect(trial.delivery.verifications).toEqual([]);
  });

  it('should refuse a task that nobody stored', async () => {
    const trial = createTrial(disk);
    await expect(trial.run(ID, { taskId: 'other' })).rejects.toThrow(
      /needs the permission scaffolder.task.read; caused by NotFoundError/,
    );
  });

  it('should say what keeps a folder from being a pattern', async () => {
    const trial = createTrial(disk);
    await symlink('/etc/passwd', disk.resolve('template/skeleton/link'));
    await expect(trial.run(ID)).rejects.toThrow(
      /- skeleton\/link:1:1: it is a symbolic link.*; put the file itself there/,
    );
  });

  it('should only warn in a dry run, and ask nobody', async () => {
    const trial = createTrial(disk);
    const output = await trial.run(ID, { isDryRun: true, taskId: 'dry-run-1' });
    expect(output).toMatchObject({ version: '1.2.0', attestations: 0 });
    expect(trial.warnings).toEqual([
      expect.stringMatching(/^A real run would stop here.*\n- nobody has/),
    ]);
    expect(trial.delivery.verifications).toEqual([
      expect.objectContaining({
        ref: 'template:default/web',
        parameters: {},
        ask: false,
      }),
    ]);
  });
});
