import { stopServers } from '@delivery-stack/vendor-replay/context';
import { DAY, HOUR, iso, MINUTE, MONDAY } from './__testUtils__/clock';
import { connected } from './__testUtils__/connected';
import { addNote, openChange } from './__testUtils__/testChanges';
import { emptyInstance, wholeStory } from './__testUtils__/testInstance';
import {
  approveDeployment,
  deploymentId,
  pipelineId,
  playPipeline,
  startPipeline,
} from './__testUtils__/testPipelines';

// Hundreds of requests; a busy machine takes its time.
jest.setTimeout(60_000);

afterEach(stopServers);

/** What a run asks where nothing is new. */
const idle = [
  '',
  'deployments',
  'deployments',
  'merge_requests',
  'merge_trains',
  'pipelines',
  'pipelines',
  'pipelines',
  'pipelines',
];

type Given = Awaited<ReturnType<typeof connected>>;

/** Facts of one thing, each by its type and time. */
const linesOf = ({ facts }: Given, pattern: RegExp) =>
  facts()
    .filter(({ id }) => pattern.test(id))
    .map(({ type, time }) => `${iso(time).slice(5, 16)} ${type}`);

describe('GitLabSource', () => {
  it('should fetch a story from its merge request to production', async () => {
    const { instance, ledger } = emptyInstance();
    wholeStory(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    expect(given.problems).toEqual([]);
    expect(given.collected()).toMatchObject({
      conflicting: 0,
      unrecognised: [],
    });
    expect(given.counts()).toMatchObject({
      'change.merged': 1,
      'change.reviewed': 2,
      'commit.authored': 1,
      'pipelinerun.finished': 1,
      // Three jobs, and the merge train as a note and its car tell it.
      'taskrun.finished': 5,
      // The rule, the environment's, and who pressed play.
      'approval.closed': 3,
      'service.deployed': 1,
    });
    const repositories = new Set(
      given.facts().map(({ data }) => (data as any).repository),
    );
    expect([...repositories]).toEqual(['bank/core/ledger']);
    expect(given.dataOf('approval.closed')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Security', decision: 'approved' }),
        expect.objectContaining({
          name: 'security-group',
          environment: 'production',
          responder: { id: '3' },
        }),
        expect.objectContaining({
          name: 'to production',
          responder: { id: '4' },
        }),
      ]),
    );
  });

  it('should tell each runner’s queue, and nothing between two tries', async () => {
    const { instance, ledger } = emptyInstance();
    wholeStory(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    expect(linesOf(given, /jobs\/1001[14]\//)).toEqual([
      '03-02T15:00 taskrun.queued',
      '03-02T15:01 taskrun.started',
      '03-02T15:03 taskrun.finished',
      '03-02T15:05 taskrun.queued',
      '03-02T15:07 taskrun.started',
      '03-02T15:12 taskrun.finished',
    ]);
  });

  it('should ask only whether anything is new where nothing is', async () => {
    const { instance, ledger } = emptyInstance();
    for (let number = 1; number <= 3; number += 1) {
      wholeStory(ledger, number, MONDAY + number * HOUR);
    }
    const given = await connected(instance);
    await given.run();
    const before = given.adaptations.length;
    expect((await given.run()).sort()).toEqual(idle);
    expect(given.adaptations).toHaveLength(before);
  });

  it('should tell the same in many runs as in one', async () => {
    const { instance, ledger } = emptyInstance();
    const given = await connected(instance);
    openChange(ledger, 1, MONDAY);
    await given.run();
    wholeStory(ledger, 1, MONDAY);
    await given.run();
    startPipeline(ledger, 2, MONDAY + 3 * DAY);
    playPipeline(ledger, 2, MONDAY + 4 * DAY);
    await given.run();
    const other = await connected(instance);
    await other.run();
    const known = new Set(given.facts().map(({ id }) => id));
    expect(other.facts().filter(({ id }) => !known.has(id))).toEqual([]);
    expect(given.conflicting()).toBe(0);
  });

  it('should look at what is blocked again and again', async () => {
    const { instance, ledger } = emptyInstance();
    startPipeline(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    expect(linesOf(given, /deployments\/2001\/approvals/)).toEqual([
      '03-02T09:12 approval.created',
    ]);
    // Nothing about the deployment moves when somebody approves it.
    approveDeployment(ledger, 1, MONDAY + 2 * HOUR);
    await given.run();
    expect(linesOf(given, /deployments\/2001\/approvals/)).toEqual([
      '03-02T09:12 approval.created',
      '03-02T11:00 approval.closed',
    ]);
  });

  it('should see that somebody is waited for to press play', async () => {
    const { instance, ledger } = emptyInstance();
    startPipeline(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    expect(linesOf(given, /\/play\//)).toEqual([
      '03-02T09:12 approval.created',
    ]);
    playPipeline(ledger, 1, MONDAY + DAY);
    await given.run();
    expect(linesOf(given, /\/play\//)).toEqual([
      '03-02T09:12 approval.created',
      '03-03T09:00 approval.closed',
    ]);
  });

  it('should know who let a pipeline start another one', async () => {
    const { instance, ledger } = emptyInstance();
    startPipeline(ledger, 1, MONDAY);
    playPipeline(ledger, 1, MONDAY + DAY);
    const held = ledger.pipelines.get(pipelineId(1))!;
    const [, deploy] = held.jobs;
    held.bridges.push({
      ...deploy,
      id: deploy.id + 100,
      name: 'roll out elsewhere',
      user: { ...deploy.user, id: 5 },
      started_at: null,
      queued_duration: null,
      downstream_pipeline: { id: 99, created_at: iso(MONDAY + 2 * DAY) },
    });
    const given = await connected(instance);
    await given.run();
    expect(given.dataOf('approval.closed')).toContainEqual(
      expect.objectContaining({
        name: 'roll out elsewhere',
        decision: 'approved',
        responder: { id: '5' },
      }),
    );
  });

  it('should read pipelines under way, and those that others started', async () => {
    const { instance, ledger } = emptyInstance();
    startPipeline(ledger, 1, MONDAY);
    startPipeline(ledger, 2, MONDAY);
    const [running, child] = [1, 2].map(
      number => ledger.pipelines.get(pipelineId(number))!,
    );
    running.pipeline.status = 'running';
    child.pipeline.source = 'parent_pipeline';
    const [, , second] = running.jobs;
    const ended = { ...second };
    Object.assign(second, {
      status: 'running',
      started_at: null,
      finished_at: null,
      queued_duration: null,
    });
    const given = await connected(instance);
    await given.run();
    expect(linesOf(given, /pipelines\/100[12]\/queued/)).toHaveLength(2);
    expect(linesOf(given, /jobs\/10014\//)).toEqual([]);
    // That it ends does not move the pipeline itself.
    Object.assign(second, ended);
    await given.run();
    expect(linesOf(given, /jobs\/10014\//)).toHaveLength(3);
  });

  it('should see a rule that is added to an open merge request within a day', async () => {
    const { instance, ledger } = emptyInstance();
    openChange(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    const { rules } = ledger.changes.get(1)!.approval_state;
    rules.push({ ...rules[0], id: 32, name: 'Architecture' });
    await given.run();
    const asked = () =>
      given.dataOf('approval.created').map(({ name }) => name);
    expect(asked()).toEqual(['Security']);
    given.clock.now += DAY + MINUTE;
    await given.run();
    expect(asked()).toEqual(['Security', 'Architecture']);
  });

  it('should know an approval that was withdrawn', async () => {
    const { instance, ledger } = emptyInstance();
    openChange(ledger, 1, MONDAY);
    const note = (at: number, body: string) =>
      addNote(ledger, 1, { at: MONDAY + at, body });
    note(HOUR, 'approved this merge request');
    note(2 * HOUR, 'unapproved this merge request');
    const given = await connected(instance);
    await given.run();
    expect(linesOf(given, /approvals\/31/)).toEqual([
      '03-02T09:00 approval.created',
      '03-02T10:00 approval.closed',
      '03-02T11:00 approval.created',
    ]);
  });

  it('should read a server below a path of its own', async () => {
    const { instance, ledger } = emptyInstance(
      'https://gitlab.example.com/gitlab',
    );
    wholeStory(ledger, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    const other = emptyInstance();
    wholeStory(other.ledger, 1, MONDAY);
    const plain = await connected(other.instance);
    await plain.run();
    expect(given.problems).toEqual([]);
    const keysOf = ({ facts }: Given) =>
      facts().map(({ id }) => id.replace(/notes\/\d+/, 'notes'));
    expect(keysOf(given)).toEqual(keysOf(plain));
  });

  it('should not be troubled by what was deleted meanwhile', async () => {
    const { instance, ledger } = emptyInstance();
    wholeStory(ledger, 1, MONDAY);
    const given = await connected(instance);
    given.server.faults = (_, { url }) =>
      url.pathname.endsWith(`/pipelines/${pipelineId(1)}`) ||
      url.pathname.endsWith(`/deployments/${deploymentId(1)}`)
        ? { kind: 'answer', answer: { status: 404, body: {} } }
        : undefined;
    await given.run();
    expect(given.problems).toEqual([]);
    expect(given.counts()).toMatchObject({ 'change.merged': 1 });
    expect(given.counts()).not.toHaveProperty('service.deployed');
  });

  it('should leave alone what is switched off', async () => {
    const { instance, ledger } = emptyInstance();
    wholeStory(ledger, 1, MONDAY);
    Object.assign(ledger.project, {
      merge_requests_access_level: 'disabled',
      builds_access_level: 'disabled',
      environments_access_level: 'disabled',
    });
    const given = await connected(instance);
    expect(await given.run()).toEqual(['']);
  });
});
