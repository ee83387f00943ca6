import { adaptJenkins } from './adaptJenkins';
import { addressIn, hintIn } from './address';
import { build, describeRun, ms } from './__testUtils__/payloads';

describe('addresses', () => {
  it.each([
    [
      'https://CI.example.com/job/ledger/12/',
      { site: 'ci.example.com', job: 'ledger', number: '12' },
    ],
    [
      'https://ci.example.com:8443/jenkins/job/bank/job/ledger/job/main/12/api/json?tree=x',
      {
        site: 'ci.example.com:8443/jenkins',
        job: 'bank/ledger/main',
        number: '12',
      },
    ],
    [
      'http://me:token@ci.example.com/view/all/job/ledger/12/',
      { site: 'ci.example.com', job: 'ledger', number: '12' },
    ],
    [
      '/jenkins/job/Test%20Flow/12/wfapi/describe',
      { job: 'Test Flow', number: '12' },
    ],
    // A branch with a slash: Jenkins calls the job `feature%2FPAY-7`.
    [
      '/job/ledger/job/feature%252FPAY-7/3/',
      { job: 'ledger/feature%2FPAY-7', number: '3' },
    ],
    ['/job/ledger/12/execution/node/9/wfapi/describe', { node: '9' }],
    ['/job/job/job/12/7/', { job: 'job/12', number: '7' }],
    ['/job/50%/7/', { job: '50%', number: '7' }],
    ['https://ci.example.com/', { site: 'ci.example.com' }],
    ['', {}],
  ])('%s', (address, expected) => {
    expect(addressIn(address)).toMatchObject(expected);
  });
});

describe('paths of exported files', () => {
  it.each([
    ['job/ledger/12/wfapi/describe.json', 'ledger', '12', undefined],
    ['ledger/12/describe.json', 'ledger', '12', undefined],
    ['jenkins/bank/ledger/12/api.json', 'bank/ledger', '12', undefined],
    ['jenkins/job/bank/job/ledger/12.json', 'bank/ledger', '12', undefined],
    [
      'export/ci.example.com/job/ledger/12/api.json',
      'ledger',
      '12',
      'ci.example.com',
    ],
    [
      'ci.example.com/jenkins/job/ledger/wfapi/runs.json',
      'ledger',
      undefined,
      'ci.example.com/jenkins',
    ],
    ['ci.example.com/ledger/12/api.json', 'ledger', '12', 'ci.example.com'],
    ['ledger/wfapi/runs.json', 'ledger', undefined, undefined],
    ['my.app/12/describe.json', 'my.app', '12', undefined],
    ['job/my.app/12/describe.json', 'my.app', '12', undefined],
    ['builds.json#builds', undefined, undefined, undefined],
  ])('%s', (path, job, number, site) => {
    expect(hintIn(path)).toMatchObject({
      ...(job ? { job } : {}),
      ...(number ? { number } : {}),
      ...(site ? { site } : {}),
    });
    expect(hintIn(path).job).toBe(job);
    expect(hintIn(path).site).toBe(site);
  });
});

describe('what facts come from', () => {
  const sourceOf = (payload: unknown, context = {}) =>
    adaptJenkins(payload, context).facts[0].source;

  it('is the host that an address names, with the path of Jenkins', () => {
    expect(sourceOf(build())).toBe('jenkins:ci.example.com/jenkins');
    expect(
      sourceOf(describeRun(), {
        pathHint: 'ci.example.com/jenkins/job/bank/runs.json',
      }),
    ).toBe('jenkins:ci.example.com/jenkins');
  });

  it('is what the reader was told before anything else', () => {
    expect(sourceOf(build(), { source: 'jenkins:other' })).toBe(
      'jenkins:other',
    );
  });

  it('is a Jenkins without a name where nothing names one', () => {
    expect(sourceOf(describeRun())).toBe('jenkins:jenkins');
  });
});

describe('which build something is about', () => {
  const nameless = {
    id: '2014-10-16_13-07-52',
    name: '#16',
    status: 'SUCCESS',
    startTimeMillis: ms('09:00'),
    durationMillis: 60_000,
    stages: [],
  };

  it('is said by the path of a list, and by the name of a run', () => {
    const { facts } = adaptJenkins([nameless], {
      pathHint: 'job/ledger/wfapi/runs.json',
    });
    expect(facts[0].data).toMatchObject({ run: 'ledger/16' });
  });

  it('has to be said', () => {
    expect(adaptJenkins(nameless).unrecognised).toMatch(/job\/ledger\/12/);
    expect(
      adaptJenkins({ id: '9', name: 'Deploy', stageFlowNodes: [] })
        .unrecognised,
    ).toMatch(/of which build/);
  });
});

describe('other payloads', () => {
  it.each([
    [{ name: 'Flow', runCount: 17 }, /^jobs: definitions/],
    [{ jobs: [] }, /^folders: definitions/],
    [
      {
        id: 'Ef95',
        message: 'Okay?',
        proceedUrl: '/job/a/1/input/Ef95/proceedEmpty',
        abortUrl: '',
      },
      /^pending inputs: /,
    ],
    [{ kind: 'git', commits: [] }, /^change sets: /],
    [{ nodeId: '6', nodeStatus: 'FAILED', text: '' }, /^log: /],
    [
      { id: 'n3', name: 'a.jar', path: 'a.jar', size: 6, url: '' },
      /^artifacts: /,
    ],
    [
      { name: 'a', url: 'job/a/', build: { number: 1, phase: 'COMPLETED' } },
      /^notification: /,
    ],
  ])('%j are ignored on purpose', (payload, why) => {
    expect(adaptJenkins(payload).ignored).toMatch(why);
  });

  it.each([[null], ['text'], [{ hello: 1 }]])(
    '%j is reported, never dropped in silence',
    payload => {
      expect(adaptJenkins(payload).unrecognised).toMatch(/Jenkins/);
    },
  );

  it('of which the times are missing are reported', () => {
    expect(adaptJenkins(build({ timestamp: null })).unrecognised).toMatch(
      /without the ids and times/,
    );
  });

  it('that list builds are read build by build', () => {
    const job = {
      fullName: 'bank/ledger',
      builds: [build(), build({ number: 13 })],
    };
    expect(adaptJenkins(job).facts.map(({ id }) => id)).toEqual([
      'bank/ledger/main/12/started/without-stages/aaaaaaaaaaaa-1-0',
      'bank/ledger/main/12/finished/without-stages/aaaaaaaaaaaa-1-0',
      'bank/ledger/main/13/started/without-stages/aaaaaaaaaaaa-1-0',
      'bank/ledger/main/13/finished/without-stages/aaaaaaaaaaaa-1-0',
    ]);
    expect(adaptJenkins([])).toEqual({ facts: [] });
  });
});
