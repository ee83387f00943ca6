import { pull, run, timelineEvent, webhook } from '../__testUtils__/github';
import { dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const context = { pathHint: 'repos/harbour/pay/issues/12/timeline' };

const read = (...events: object[]) => adaptGitHub(events, context).facts;

const added = timelineEvent('added_to_merge_queue', '12:00');
const removed = timelineEvent('removed_from_merge_queue', '12:20');
const merged = timelineEvent('merged', '12:40');

describe('the merge queue', () => {
  it('is a task that waits for its turn and never runs', () => {
    const facts = read(added, removed);
    expect(told(facts)).toEqual([
      '12:00 taskrun.queued',
      '12:20 taskrun.finished',
    ]);
    expect(dataOf(facts, 'taskrun.queued')).toEqual({
      task: 'harbour/pay#12/merge-queue',
      run: 'harbour/pay#12/merge-queue',
      attempt: 1,
      repository: 'harbour/pay',
      name: 'merge queue',
      runner: ['merge queue'],
      changes: ['harbour/pay#12'],
    });
  });

  it.each([
    ['enqueued', 'taskrun.queued', added],
    ['dequeued', 'taskrun.finished', removed],
  ])('is told alike by the webhook %s', (action, type, event) => {
    const change = pull({ updated_at: event.created_at });
    const heard = webhook(action, {
      number: 12,
      reason: 'MERGE',
      pull_request: change,
    });
    expect(adaptGitHub(heard).facts.filter(fact => fact.type === type)).toEqual(
      read(event),
    );
  });

  it('is left by the merge, whether or not the timeline says so', () => {
    expect(told(read(merged, added))).toEqual([
      '12:00 taskrun.queued',
      '12:40 taskrun.finished',
    ]);
    const left = timelineEvent('removed_from_merge_queue', '12:40');
    const { facts } = collectFacts([
      adaptGitHub([added, left, merged], context),
    ]);
    expect(facts).toHaveLength(2);
  });

  it('is not left by a merge of what was taken out before', () => {
    expect(told(read(added, removed, merged))).toEqual([
      '12:00 taskrun.queued',
      '12:20 taskrun.finished',
    ]);
    expect(read(merged)).toEqual([]);
  });

  it.each([
    ['gh-readonly-queue/main/pr-12-c0ffee', ['harbour/pay#12']],
    ['gh-readonly-queue/release/1.2/pr-12-c0ffee', ['harbour/pay#12']],
    ['gh-readonly-queue/pr-12-c0ffee', undefined],
    ['feature/gh-readonly-queue/main/pr-12-c0ffee', undefined],
  ])('tries a change on a branch that names it: %s', (branch, changes) => {
    const tried = run({ event: 'merge_group', head_branch: branch });
    const [fact] = adaptGitHub(tried).facts;
    expect((fact.data as { changes?: string[] }).changes).toEqual(changes);
  });

  it('needs the number of the change in the path', () => {
    expect(adaptGitHub([added]).unrecognised).toMatch(/pulls\/12/);
  });

  it('is not read from merge groups, which carry no time', () => {
    expect(
      adaptGitHub(
        webhook('destroyed', {
          reason: 'merged',
          merge_group: { head_sha: 'g1', base_ref: 'refs/heads/main' },
        }),
      ),
    ).toEqual({ facts: [], ignored: expect.stringMatching(/no time/) });
  });

  it('is of the enterprise that answered', () => {
    const { url, ...bare } = added;
    const { facts } = adaptGitHub([bare], {
      ...context,
      source: 'github:ghe.example',
    });
    expect(facts).toMatchObject([{ source: 'github:ghe.example' }]);
  });
});
