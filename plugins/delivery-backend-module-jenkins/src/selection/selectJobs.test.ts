import { projectSelectionOf } from '@delivery-stack/backstage-plugin-delivery-node';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from '../__testUtils__/connected';
import {
  BRANCH,
  DEPLOY,
  emptyController,
  MAIN,
  MONDAY,
  wholeRun,
} from '../__testUtils__/testController';

afterEach(stopServers);

const OTHER = 'elsewhere/other';
const jobs = [MAIN, BRANCH, DEPLOY, OTHER];

/** Every job has one build, so that what is read tells what is selected. */
function told() {
  const controller = emptyController();
  jobs.forEach(job => wholeRun(controller, 1, MONDAY, job));
  return controller;
}

type Given = Awaited<ReturnType<typeof connected>>;

const selectedBy = (given: Given) => {
  const runs = given
    .facts()
    .flatMap(fact =>
      fact.type === 'pipelinerun.finished' ? [fact.data.pipeline] : [],
    );
  return runs.sort();
};

async function selected(
  words: string[],
  more: Partial<Parameters<typeof connected>[1]> = {},
) {
  const { config, ...options } = more;
  const given = await connected(told(), {
    config: { projects: projectSelectionOf(words), ...config },
    ...options,
  });
  await given.run();
  return given;
}

describe('selectJobs', () => {
  it.each([
    ['a job', [DEPLOY], [DEPLOY]],
    ['a job with slashes around', ['/bank/deploy/'], [DEPLOY]],
    ['a project of branches', ['bank/ledger'], [BRANCH, MAIN]],
    ['a folder and what is in it', ['bank', MAIN], [DEPLOY, BRANCH, MAIN]],
    ['a pattern of jobs', ['*/deploy'], [DEPLOY]],
    ['a pattern of folders', ['*/ledger'], [BRANCH, MAIN]],
    ['an expression', ['/^(bank|elsewhere)\\/[^/]+$/'], jobs],
    ['everything', ['*'], jobs],
  ])('finds %s', async (_what, words, wanted) => {
    const given = await selected(words);
    expect(selectedBy(given)).toEqual([...wanted].sort());
    expect(given.problems).toEqual([]);
  });

  it.each([
    ['bank/ledger', [BRANCH, MAIN]],
    ['main:bank/ledger', [BRANCH, MAIN]],
    ['main:bank/deploy, elsewhere/other', [DEPLOY, OTHER]],
    ['theirs:bank/ledger', []],
    ['', []],
  ])('takes of the annotation %j what is ours', async (value, wanted) => {
    const given = await selected(['catalog'], { annotated: [value] });
    expect(selectedBy(given)).toEqual([...wanted].sort());
    expect(given.problems).toEqual([]);
  });

  it('leaves annotations without an instance to the default one', async () => {
    const annotations = {
      name: 'main',
      takesNameless: false,
      ownsNameless: false,
    };
    const given = await selected(['catalog'], {
      annotated: ['bank/ledger', 'main:bank/deploy'],
      config: { annotations },
    });
    expect(selectedBy(given)).toEqual([DEPLOY]);
  });

  it('reports names that are not there, all at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
      each => `lost/${each}`,
    );
    const given = await selected(['catalog', 'gone'], { annotated: names });
    expect(given.problems).toMatchObject([
      { code: 'not-found', scopes: ['Job/Read'] },
    ]);
    expect(given.problems[0].message).toMatch(/gone, lost\/a.* and 3 more/);
  });

  it('says nothing of one that may be in another Jenkins', async () => {
    const annotations = {
      name: 'main',
      takesNameless: true,
      ownsNameless: false,
    };
    const given = await selected(['catalog'], {
      annotated: ['lost/job', 'bank/deploy'],
      config: { annotations },
    });
    expect(given.problems).toEqual([]);
    expect(selectedBy(given)).toEqual([DEPLOY]);
  });

  it('says where nothing is selected', async () => {
    const given = await selected(['catalog']);
    expect(given.context.logger.info).toHaveBeenCalledWith(
      expect.stringMatching('Nothing is selected'),
    );
    expect(given.server.requests).toEqual([]);
  });

  it('goes on where one folder cannot be read', async () => {
    const given = await connected(told(), {
      config: { projects: projectSelectionOf(['*']) },
    });
    given.server.faults = (_, { url }) =>
      url.pathname.endsWith('/job/ledger/api/json')
        ? { kind: 'answer', answer: { status: 500, body: 'Oops' } }
        : undefined;
    await given.run();
    expect(selectedBy(given)).toEqual([DEPLOY, OTHER].sort());
    expect(given.problems).toMatchObject([
      { code: 'unavailable', subject: 'bank/ledger' },
    ]);
  });

  it.each([
    ['in one folder', { mostInFolder: 100, mostJobs: 1_000 }],
    ['in all', { mostInFolder: 5_000, mostJobs: 100 }],
  ])(
    'reads no more jobs than %s are allowed, and says so',
    async (_, limits) => {
      const controller = emptyController();
      for (let number = 1; number <= 150; number += 1) {
        controller.addJob(`bank/ledger/b${number}`);
        wholeRun(controller, 1, MONDAY, `bank/ledger/b${number}`);
      }
      const given = await connected(controller, { limits });
      await given.run();
      expect(selectedBy(given).length).toBeLessThanOrEqual(100);
      expect(selectedBy(given).length).toBeGreaterThan(90);
      expect(given.problems).toMatchObject([
        {
          code: 'configuration',
          message: expect.stringMatching('Not all jobs'),
        },
      ]);
    },
  );

  it('does not follow folders without end', async () => {
    const controller = emptyController();
    let name = 'bank';
    for (let depth = 1; depth <= 20; depth += 1) {
      name = `${name}/deeper`;
      controller.addFolder(name);
    }
    const given = await connected(controller);
    const paths = await given.run();
    expect(paths.length).toBeLessThan(20);
    expect(given.problems).toMatchObject([{ code: 'configuration' }]);
  });
});
