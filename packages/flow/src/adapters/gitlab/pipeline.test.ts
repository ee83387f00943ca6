import { at, dataOf, told } from '../__testUtils__/told';
import { builtAndPlayed, job, pipeline, user } from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';

const factsOf = (payload: unknown, pathHint?: string) => {
  const { facts, unrecognised } = adaptGitLab(payload, { pathHint });
  expect(unrecognised).toBeUndefined();
  return facts;
};

const linesOf = (payload: unknown, pattern: RegExp) =>
  told(factsOf(payload)).filter(line => pattern.test(line));

describe('a pipeline', () => {
  it('is created, started and finished, to the second', () => {
    const facts = factsOf(pipeline());
    expect(
      facts.map(({ type, time }) => [type, new Date(time).toISOString()]),
    ).toEqual([
      ['pipelinerun.queued', '2026-03-02T14:00:00.000Z'],
      ['pipelinerun.started', '2026-03-02T14:00:02.000Z'],
      ['pipelinerun.finished', '2026-03-02T16:10:00.000Z'],
    ]);
    expect(dataOf(facts, 'pipelinerun.finished')).toMatchObject({
      run: 'bank/ledger/pipelines/70',
      attempt: 1,
      repository: 'bank/ledger',
      headSha: 'm1',
      branch: 'main',
      trigger: 'push',
      outcome: 'success',
      actor: { id: '1' },
    });
  });

  it.each([
    ['refs/merge-requests/12/head', false, undefined, ['bank/ledger!12']],
    ['refs/merge-requests/12/train', false, undefined, ['bank/ledger!12']],
    ['v1.2', true, undefined, undefined],
    ['main', false, 'main', undefined],
  ])('on %s is of a branch or a merge request', (ref, tag, branch, changes) => {
    const data = dataOf(factsOf(pipeline({ ref, tag })), 'pipelinerun.queued');
    expect([data.branch, data.changes]).toEqual([branch, changes]);
  });

  it.each([
    ['failed', 'failure'],
    ['canceled', 'cancel'],
    ['skipped', 'skip'],
    ['manual', undefined],
    ['running', undefined],
  ])('that is %s ended with %s', (status, outcome) => {
    const ends = factsOf(pipeline({ status })).filter(
      ({ type }) => type === 'pipelinerun.finished',
    );
    expect(ends.map(({ data }: any) => data.outcome)).toEqual(
      outcome ? [outcome] : [],
    );
  });

  it('that a job starts anew finishes once more', () => {
    const again = factsOf([
      pipeline(),
      pipeline({ finished_at: at('18:00'), updated_at: at('18:00') }),
    ]);
    const ends = again.filter(({ type }) => type === 'pipelinerun.finished');
    expect(new Set(ends.map(({ id }) => id)).size).toBe(2);
  });

  it('in a list says less, beside what it says itself', () => {
    const {
      user: _,
      started_at: __,
      finished_at: ___,
      queued_duration: ____,
      ...listed
    } = pipeline();
    const [fact, ...others] = factsOf([listed]);
    expect(others).toEqual([]);
    expect(fact.id).toBe('bank/ledger/pipelines/70/queued/listed');
    expect(factsOf(pipeline()).map(({ id }) => id)).not.toContain(fact.id);
  });
});

describe('a job', () => {
  it('waits for a runner as long as it says, not since it was created', () => {
    expect(linesOf(job(800, ['build', 'compile']), /taskrun/)).toEqual([
      '14:04 taskrun.queued',
      '14:05 taskrun.started',
      '14:10 taskrun.finished',
    ]);
    expect(
      dataOf(factsOf(job(800, ['build', 'compile'])), 'taskrun.finished'),
    ).toEqual({
      task: 'bank/ledger/jobs/800',
      run: 'bank/ledger/pipelines/70',
      attempt: 1,
      repository: 'bank/ledger',
      name: 'compile',
      headSha: 'm1',
      branch: 'main',
      runner: ['linux'],
      actor: { id: '1' },
      url: 'https://gitlab.example.com/bank/ledger/-/jobs/800',
      outcome: 'success',
    });
  });

  it('that says not how long was queued since nobody knows when', () => {
    const old = job(800, ['build', 'compile'], { queued_duration: null });
    expect(linesOf(old, /taskrun/)).toEqual([
      '14:05 taskrun.started',
      '14:10 taskrun.finished',
    ]);
  });

  it('did not wait before it was there, whatever it says', () => {
    const odd = job(800, ['build', 'compile'], { queued_duration: 9_000 });
    expect(linesOf(odd, /queued/)).toEqual(['14:00 taskrun.queued']);
  });

  it.each([
    ['success', undefined, 'success'],
    ['failed', 'script_failure', 'failure'],
    ['failed', 'runner_system_failure', 'error'],
    ['failed', 'stuck_or_timeout_failure', 'error'],
    ['canceled', undefined, 'cancel'],
  ])('that is %s for %s ended with %s', (status, failure_reason, outcome) => {
    const facts = factsOf(
      job(1, ['build', 'compile'], { status, failure_reason }),
    );
    expect(dataOf(facts, 'taskrun.finished').outcome).toBe(outcome);
  });

  it.each(['created', 'pending', 'waiting_for_resource'])(
    'that is %s is not told yet',
    status => {
      const waiting = job(800, ['build', 'compile'], {
        status,
        started_at: null,
        finished_at: null,
        queued_duration: status === 'pending' ? 12.5 : null,
      });
      expect(factsOf([waiting])).toEqual([]);
    },
  );

  it('that is retried is another one: what lies between is nobody’s work', () => {
    const failed = job(800, ['build', 'compile'], {
      status: 'failed',
      retried: true,
    });
    // The retry may carry the creation of the original.
    const retry = job(805, ['build', 'compile'], {
      started_at: at('15:31'),
      finished_at: at('15:40'),
      queued_duration: 60,
    });
    expect(linesOf([failed, retry], /./)).toEqual([
      '14:04 taskrun.queued',
      '14:05 taskrun.started',
      '14:10 taskrun.finished',
      '15:30 taskrun.queued',
      '15:31 taskrun.started',
      '15:40 taskrun.finished',
    ]);
  });
});

describe('a manual job', () => {
  const rounds = (jobs: object[]) => linesOf(jobs, /approval|timer/);

  it('is a round from when its pipeline came to it to when somebody pressed play', () => {
    expect(rounds(builtAndPlayed())).toEqual([
      '~14:10 approval.created',
      '16:00 approval.closed',
    ]);
    expect(dataOf(factsOf(builtAndPlayed()), 'approval.closed')).toEqual({
      key: 'bank/ledger/jobs/801/play',
      name: 'to production',
      run: 'bank/ledger/pipelines/70',
      attempt: 1,
      repository: 'bank/ledger',
      headSha: 'm1',
      url: 'https://gitlab.example.com/bank/ledger/-/jobs/801',
      decision: 'approved',
      status: 'approved',
      responder: { id: '3' },
    });
  });

  it('then waits for a runner, which is nobody’s decision', () => {
    expect(linesOf(builtAndPlayed(), /16:.*taskrun/)).toEqual([
      '16:00 taskrun.queued',
      '16:01 taskrun.started',
      '16:10 taskrun.finished',
    ]);
  });

  const waiting = {
    when: undefined,
    status: 'manual',
    started_at: null,
    finished_at: null,
    queued_duration: null,
  };

  it.each([
    ['waits', waiting, ['~14:10 approval.created']],
    ['is not come to', { ...waiting, when: 'manual', status: 'created' }, []],
    ['was skipped', { ...waiting, when: 'manual', status: 'skipped' }, []],
    [
      'was called off',
      {
        ...waiting,
        when: 'manual',
        status: 'canceled',
        finished_at: at('15:00'),
      },
      ['~14:10 approval.created', '15:00 approval.closed'],
    ],
    [
      'was refused',
      {
        ...waiting,
        when: 'manual',
        status: 'failed',
        failure_reason: 'deployment_rejected',
        finished_at: at('15:00'),
      },
      ['~14:10 approval.created', '15:00 approval.closed'],
    ],
    ['is not manual', { when: 'on_success' }, []],
    [
      'was played before the stage before it had ended',
      { started_at: at('14:08'), finished_at: at('14:09'), queued_duration: 0 },
      ['~14:00 approval.created', '14:08 approval.closed'],
    ],
  ])('that %s', (_what, play, expected) => {
    expect(rounds(builtAndPlayed(play))).toEqual(expected);
  });

  it('that was refused was rejected', () => {
    const refused = builtAndPlayed({
      ...waiting,
      when: 'manual',
      status: 'failed',
      failure_reason: 'deployment_rejected',
      finished_at: at('15:00'),
    });
    expect(dataOf(factsOf(refused), 'approval.closed')).toMatchObject({
      decision: 'rejected',
    });
  });

  it('that is retried is not asked for again', () => {
    const retry = job(810, ['deploy', 'to production'], {
      when: 'manual',
      started_at: at('17:00'),
      finished_at: at('17:05'),
    });
    expect(rounds([...builtAndPlayed(), retry])).toHaveLength(2);
  });

  it('of several pipelines waits for its own', () => {
    const other = { ...job(1, ['build', 'compile']).pipeline, id: 71 };
    const elsewhere = job(700, ['build', 'compile'], {
      finished_at: at('15:55'),
      pipeline: other,
    });
    expect(rounds([...builtAndPlayed(), elsewhere])[0]).toMatch('14:10');
  });

  it('that starts another pipeline is let go when that is created', () => {
    const bridge = {
      started_at: null,
      queued_duration: null,
      finished_at: at('16:05'),
      downstream_pipeline: {
        id: 99,
        status: 'running',
        created_at: at('16:04'),
        updated_at: at('16:30'),
      },
    };
    expect(rounds(builtAndPlayed(bridge))).toEqual([
      '~14:10 approval.created',
      '16:04 approval.closed',
    ]);
  });

  it('that is delayed is a timer', () => {
    expect(rounds(builtAndPlayed({ when: 'delayed' }))).toEqual([
      '~14:10 timer.started',
      '~16:00 timer.finished',
    ]);
  });
});

describe('a pipeline with its jobs', () => {
  it('tells what they tell', () => {
    const whole = factsOf({ pipeline: pipeline(), jobs: builtAndPlayed() });
    expect(whole).toEqual([
      ...factsOf(pipeline()),
      ...factsOf(builtAndPlayed()),
    ]);
  });

  it('is where its page is, unless the path says so', () => {
    const facts = factsOf(pipeline(), 'projects/bank%2Fmoved/pipelines/70');
    expect(facts[0].data).toMatchObject({ repository: 'bank/moved' });
    const { web_url: _, ...nowhere } = pipeline();
    expect(adaptGitLab(nowhere).unrecognised).toMatch(/project/);
    expect(user('mia').web_url).toMatch('/mia');
  });
});
