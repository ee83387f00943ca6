import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  approveRun,
  DAY,
  emptyOrganization,
  HOUR,
  MINUTE,
  MONDAY,
  openChange,
  startRun,
  vote,
  wholeStory,
} from './__testUtils__/testOrganization';

// Hundreds of requests; a busy machine takes its time.
jest.setTimeout(60_000);

afterEach(stopServers);

/** What a run asks where nothing is new. */
const idle = [
  'build/builds',
  'build/builds',
  'git/repositories',
  'git/repositories/<id>/pullrequests',
  'git/repositories/<id>/pullrequests',
  'release/deployments',
];

const anonymous = (paths: string[]) =>
  paths.map(path => path.replace(/[0-9a-f-]{36}/g, '<id>')).sort();

describe('AzureDevOpsSource', () => {
  it('should fetch a story from its pull request to production', async () => {
    const organization = emptyOrganization();
    wholeStory(organization, 1, MONDAY);
    const given = await connected(organization);
    await given.run();
    expect(given.problems).toEqual([]);
    expect(given.collected()).toMatchObject({
      conflicting: 0,
      unrecognised: [],
    });
    expect(given.counts()).toEqual({
      'change.created': 1,
      'change.updated': 2,
      'change.reviewed': 2,
      'change.merged': 1,
      'commit.authored': 1,
      'pipelinerun.queued': 1,
      'pipelinerun.started': 1,
      'pipelinerun.finished': 1,
      'taskrun.queued': 2,
      'taskrun.started': 2,
      'taskrun.finished': 2,
      'approval.created': 2,
      'approval.closed': 2,
      'deployment.created': 2,
      'deployment.statuschanged': 2,
      'service.deployed': 2,
    });
    expect(given.dataOf('service.deployed')).toEqual([
      expect.objectContaining({
        environment: 'acceptance',
        repository: 'Payments/ledger',
        sha: 'merge-1',
      }),
      expect.objectContaining({
        environment: 'production',
        repository: 'Payments/ledger',
        sha: 'merge-1',
      }),
    ]);
    expect(given.dataOf('approval.closed')).toContainEqual(
      expect.objectContaining({
        environment: 'production',
        name: 'Deploy',
        run: 'builds/1',
        decision: 'approved',
        commented: true,
      }),
    );
  });

  it('should read all pages', async () => {
    const organization = emptyOrganization();
    for (let number = 1; number <= 60; number += 1) {
      wholeStory(organization, number, MONDAY + number * MINUTE);
    }
    for (let number = 1_001; number <= 1_110; number += 1) {
      openChange(organization, number, MONDAY + number * MINUTE);
    }
    const given = await connected(organization);
    await given.run();
    expect(given.counts()).toMatchObject({
      'change.created': 170,
      'change.merged': 60,
      'pipelinerun.finished': 60,
      'service.deployed': 120,
      'approval.closed': 120,
    });
  });

  it('should ask little where nothing is new', async () => {
    const organization = emptyOrganization();
    wholeStory(organization, 1, MONDAY);
    openChange(organization, 2, MONDAY);
    const given = await connected(organization);
    await given.run();
    const before = given.adaptations.length;
    expect(anonymous(await given.run())).toEqual(idle);
    expect(given.adaptations).toHaveLength(before);
  });

  it('should fetch again what changed', async () => {
    const organization = emptyOrganization();
    wholeStory(organization, 1, MONDAY);
    openChange(organization, 2, MONDAY);
    startRun(organization, 3, MONDAY);
    const given = await connected(organization);
    await given.run();
    expect(given.counts()).toMatchObject({ 'approval.created': 3 });
    const before = given.adaptations.length;
    given.clock.now += DAY;
    vote(organization, 2, 10, given.clock.now - HOUR);
    approveRun(organization, 3, given.clock.now - HOUR);
    await given.run();
    expect(given.counts()).toMatchObject({
      'approval.closed': 3,
      'change.reviewed': 3,
      'service.deployed': 3,
    });
    expect(JSON.stringify(given.adaptations.slice(before))).not.toContain(
      'ledger#1"',
    );
    expect(given.collected().conflicting).toBe(0);
  });

  it('should look again at what was said in open pull requests after an hour', async () => {
    const organization = emptyOrganization();
    openChange(organization, 2, MONDAY);
    const given = await connected(organization);
    await given.run();
    const { threads } = organization.changes.get(2)!;
    threads.push({
      id: 5,
      publishedDate: '2026-03-02T10:00:00Z',
      comments: [
        {
          id: 1,
          commentType: 'text',
          publishedDate: '2026-03-02T10:00:00Z',
          author: { id: 'p' },
        },
      ],
    });
    await given.run();
    expect(given.counts()['change.commented']).toBeUndefined();
    given.clock.now += HOUR;
    await given.run();
    expect(given.counts()['change.commented']).toBe(1);
  });

  it('should go on where it was broken off', async () => {
    const organization = emptyOrganization();
    for (let number = 1; number <= 60; number += 1) {
      startRun(organization, number, MONDAY);
      approveRun(organization, number, MONDAY + number * 10 * MINUTE);
    }
    const given = await connected(organization);
    await expect(given.runUntilStored()).rejects.toThrow(/abort/i);
    const paths = await given.run();
    expect(given.counts()).toMatchObject({
      'pipelinerun.finished': 60,
      'service.deployed': 60,
    });
    // The first fifty were stored, and are known.
    const timelines = paths.filter(path => path.endsWith('/timeline'));
    expect(timelines).toHaveLength(10);
  });

  it('should fetch the earlier attempts of a stage', async () => {
    const organization = emptyOrganization();
    startRun(organization, 1, MONDAY);
    approveRun(organization, 1, MONDAY + HOUR);
    const { timelines } = organization.runs.get(1)!;
    const [last] = timelines;
    const again = {
      ...structuredClone(last),
      id: 'earlier',
      records: last.records.map((each: object) => ({
        ...each,
        result: 'failed',
      })),
    };
    timelines.push(again);
    last.records[0].previousAttempts = [
      { attempt: 1, timelineId: 'earlier', recordId: '1' },
    ];
    last.records.forEach((each: { attempt: number }) => {
      each.attempt = 2;
    });
    const given = await connected(organization);
    await given.run();
    expect(
      given
        .dataOf('taskrun.finished')
        .map(each => [each.attempt, each.outcome]),
    ).toEqual(
      expect.arrayContaining([
        [1, 'failure'],
        [2, 'success'],
      ]),
    );
  });

  it('should ask what kind of check a task check is, once', async () => {
    const organization = emptyOrganization();
    for (const number of [1, 2]) {
      startRun(organization, number, MONDAY);
      approveRun(organization, number, MONDAY + HOUR);
      const { checkSuites, timelines } = organization.runs.get(number)!;
      checkSuites[0].checkRuns.push({
        id: `hours-${number}`,
        status: 'approved',
        createdDate: '2026-03-02T09:01:00Z',
        completedDate: '2026-03-02T09:30:00Z',
        checkConfigurationRef: { id: 17, type: { name: 'Task Check' } },
      });
      timelines[0].records.push({
        ...timelines[0].records[2],
        id: `hours-${number}`,
        type: 'Checkpoint.TaskCheck',
        name: 'Checkpoint.TaskCheck',
      });
    }
    organization.configurations.set(17, {
      id: 17,
      settings: {
        displayName: 'Office hours',
        definitionRef: { name: 'evaluateBusinessHours' },
      },
    });
    const given = await connected(organization);
    const asked = (await given.run()).filter(path =>
      path.includes('checks/configurations'),
    );
    await given.run();
    expect(given.dataOf('timer.finished')).toMatchObject([
      { name: 'Office hours' },
      { name: 'Office hours' },
    ]);
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});
