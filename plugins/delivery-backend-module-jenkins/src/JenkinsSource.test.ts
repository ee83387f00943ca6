import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  BRANCH,
  commit,
  DAY,
  DEPLOY,
  deployed,
  deploymentStages,
  emptyController,
  endRun,
  HOUR,
  MAIN,
  MINUTE,
  MONDAY,
  startRun,
  wholeRun,
} from './__testUtils__/testController';

// Hundreds of requests; a busy machine takes its time.
jest.setTimeout(60_000);

afterEach(stopServers);

/** What a run asks where nothing is new: each folder once. */
const idle = ['job/bank/api/json', 'job/bank/job/ledger/api/json'];

/** Asked for builds by number. */
const buildsAsked = (paths: string[]) =>
  paths
    .filter(path => /\/\d+\/api\/json$/.test(path))
    .map(path => Number(/(\d+)\/api/.exec(path)![1]));

describe('JenkinsSource', () => {
  it('should fetch a run from its queue to production', async () => {
    const controller = emptyController();
    wholeRun(controller, 1, MONDAY);
    const given = await connected(controller);
    await given.run();
    expect(given.problems).toEqual([]);
    expect(given.collected()).toMatchObject({
      conflicting: 0,
      unrecognised: [],
    });
    expect(given.counts()).toEqual({
      'pipelinerun.queued': 1,
      'pipelinerun.started': 1,
      'pipelinerun.finished': 1,
      'taskrun.queued': 1,
      'taskrun.started': 2,
      'taskrun.finished': 2,
      'approval.created': 1,
      'approval.closed': 1,
      'deployment.created': 1,
      'deployment.statuschanged': 1,
      'service.deployed': 1,
    });
    expect(given.dataOf('pipelinerun.finished')).toEqual([
      expect.objectContaining({
        run: `${MAIN}/1`,
        repository: 'bank/ledger',
        headSha: commit(1),
        branch: 'main',
        trigger: 'push',
        tickets: ['PAY-1'],
        outcome: 'success',
      }),
    ]);
    expect(given.dataOf('approval.closed')).toEqual([
      expect.objectContaining({
        environment: 'production',
        name: 'Release to customers?',
        decision: 'approved',
      }),
    ]);
    const at = (type: string) =>
      given.facts().find(fact => fact.type === type)!.time;
    expect(at('pipelinerun.queued')).toBe(MONDAY - 2 * MINUTE);
    expect(at('approval.created')).toBe(MONDAY + 20 * MINUTE);
    expect(at('approval.closed')).toBe(MONDAY + 5 * HOUR);
    expect(at('service.deployed')).toBe(MONDAY + 5 * HOUR + 10 * MINUTE);
  });

  it('should read a freestyle job, and know what it deploys from what started it', async () => {
    const controller = emptyController();
    wholeRun(controller, 7, MONDAY);
    controller.putBuild(
      DEPLOY,
      1,
      deployed(1, MONDAY + HOUR, { job: MAIN, number: 7 }),
    );
    const given = await connected(controller, {
      config: { projects: { names: [DEPLOY], fromCatalog: false } },
    });
    const paths = await given.run();
    expect(given.problems).toEqual([]);
    expect(paths.filter(path => path.includes('wfapi'))).toEqual([]);
    expect(given.dataOf('service.deployed')).toEqual([
      expect.objectContaining({
        environment: 'acceptance',
        repository: 'https://git.harbour.example/bank/ledger.git',
        sha: commit(7),
      }),
    ]);
  });

  it('should read branches whose names are encoded twice in paths', async () => {
    const controller = emptyController();
    wholeRun(controller, 3, MONDAY, BRANCH);
    const given = await connected(controller);
    const paths = await given.run();
    expect(paths).toContain(
      'job/bank/job/ledger/job/feature%252Fnight/3/api/json',
    );
    expect(given.dataOf('pipelinerun.finished')).toMatchObject([
      { run: `${BRANCH}/3`, pipeline: BRANCH },
    ]);
  });

  it('should read all pages, of builds and of folders', async () => {
    const controller = emptyController();
    for (let number = 1; number <= 230; number += 1) {
      wholeRun(controller, number, MONDAY + number * MINUTE);
    }
    for (let number = 1; number <= 120; number += 1) {
      controller.addJob(`bank/ledger/b${number}`);
      wholeRun(controller, 1, MONDAY, `bank/ledger/b${number}`);
    }
    const given = await connected(controller);
    await given.run();
    expect(given.problems).toEqual([]);
    expect(given.counts()).toMatchObject({
      'pipelinerun.finished': 350,
      'approval.closed': 350,
      'service.deployed': 350,
    });
  });

  it('should begin where it is told to, and not list what is older', async () => {
    const controller = emptyController();
    for (let number = 1; number <= 300; number += 1) {
      const age = number <= 290 ? 100 * DAY : 0;
      wholeRun(controller, number, MONDAY + number * MINUTE - age);
    }
    const given = await connected(controller);
    const paths = await given.run();
    expect(buildsAsked(paths)).toHaveLength(10);
    expect(paths.filter(path => path.endsWith('main/api/json'))).toHaveLength(
      1,
    );
  });

  it('should ask little where nothing is new', async () => {
    const controller = emptyController();
    wholeRun(controller, 1, MONDAY);
    // Too old to be read, and not to be listed each time.
    wholeRun(controller, 1, MONDAY - 200 * DAY, BRANCH);
    const given = await connected(controller);
    await given.run();
    const before = given.adaptations.length;
    expect((await given.run()).sort()).toEqual(idle);
    expect(given.adaptations).toHaveLength(before);
  });

  it('should read again what was under way, and what is new', async () => {
    const controller = emptyController();
    wholeRun(controller, 1, MONDAY);
    startRun(controller, 2, MONDAY + HOUR);
    wholeRun(controller, 3, MONDAY + 2 * HOUR);
    const given = await connected(controller);
    await given.run();
    expect(given.counts()).toMatchObject({
      'approval.created': 3,
      'approval.closed': 2,
    });
    expect(buildsAsked(await given.run())).toEqual([2]);
    endRun(controller, 2, MONDAY + DAY);
    wholeRun(controller, 4, MONDAY + DAY);
    expect(buildsAsked(await given.run())).toEqual([2, 4]);
    expect(given.counts()).toMatchObject({ 'service.deployed': 4 });
    expect((await given.run()).sort()).toEqual(idle);
    expect(given.collected().conflicting).toBe(0);
  });

  it('should go on where it was broken off', async () => {
    const controller = emptyController();
    for (let number = 1; number <= 60; number += 1) {
      wholeRun(controller, number, MONDAY + number * 10 * MINUTE);
    }
    const given = await connected(controller);
    await expect(given.runUntilStored()).rejects.toThrow(/abort/i);
    const paths = await given.run();
    expect(given.counts()).toMatchObject({
      'pipelinerun.finished': 60,
      'service.deployed': 60,
    });
    // The first twenty were stored, and are known.
    expect(buildsAsked(paths)).toHaveLength(40);
    expect(given.collected().conflicting).toBe(0);
  });

  it('should read everything again where other stages deploy', async () => {
    const controller = emptyController();
    wholeRun(controller, 1, MONDAY);
    const config = { reading: { bots: [] } };
    const given = await connected(controller, { config });
    await given.run();
    expect(given.counts()['service.deployed']).toBeUndefined();
    given.config.reading = { bots: [], deploymentStages };
    await given.run();
    expect(given.counts()['service.deployed']).toBe(1);
    expect((await given.run()).sort()).toEqual(idle);
  });
});
