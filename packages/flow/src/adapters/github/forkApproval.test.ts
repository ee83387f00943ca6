import { heldRun, letRun, run, webhook } from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown) => adaptGitHub(payload).facts;

const approvals = (payload: unknown) =>
  read(payload).filter(fact => fact.type.startsWith('approval.'));

describe('a run that somebody has to allow', () => {
  it('asks when it was made, and never ran', () => {
    expect(told(read(heldRun()))).toEqual([
      '09:00 approval.created',
      '09:00 pipelinerun.finished',
      '09:00 pipelinerun.queued',
    ]);
    expect(dataOf(read(heldRun()), 'pipelinerun.finished').outcome).toBe(
      'skip',
    );
    expect(dataOf(read(heldRun()), 'approval.created')).toEqual({
      key: 'harbour/pay/commits/c0ffee/approvals/fork',
      name: 'fork approval',
      run: 'harbour/pay/runs/70',
      attempt: 1,
      repository: 'harbour/pay',
      headSha: 'c0ffee',
      requestor: { id: 'stranger' },
      url: 'https://github.com/harbour/pay/actions/runs/70',
    });
  });

  it('is let go when its next attempt starts, by whoever started that', () => {
    const facts = approvals({ run: letRun(), attempts: [heldRun()] });
    expect(told(facts)).toEqual([
      '09:00 approval.created',
      '~11:00 approval.closed',
    ]);
    expect(dataOf(facts, 'approval.closed')).toMatchObject({
      decision: 'approved',
      status: 'approved',
      responder: { id: 'ruth' },
    });
  });

  it('does not say who, where the run stays the stranger’s', () => {
    const next = letRun({ triggering_actor: heldRun().actor });
    const facts = approvals({ run: next, attempts: [heldRun()] });
    expect(dataOf(facts, 'approval.closed')).not.toHaveProperty('responder');
  });

  it('is told alike by webhook, in a list, in any order, and in a bundle', () => {
    const bundle = read({ run: letRun(), attempts: [heldRun()] });
    expect(new Set(read([heldRun(), letRun()]))).toEqual(new Set(bundle));
    expect(new Set(read([letRun(), heldRun()]))).toEqual(new Set(bundle));
    const attempt = heldRun({ html_url: `${heldRun().html_url}/attempts/1` });
    const { conflicting, facts } = collectFacts([
      adaptGitHub(webhook('completed', { workflow_run: heldRun() })),
      adaptGitHub(webhook('requested', { workflow_run: letRun() })),
      adaptGitHub({ run: letRun(), attempts: [attempt] }),
    ]);
    expect(conflicting).toBe(0);
    expect(new Set(facts)).toEqual(new Set(bundle));
  });

  it('asks once for all the runs of a commit', () => {
    const { facts } = collectFacts([
      adaptGitHub({ run: letRun(), attempts: [heldRun()] }),
      adaptGitHub({
        run: letRun({ id: 71, run_started_at: at('11:01') }),
        attempts: [heldRun({ id: 71 })],
      }),
    ]);
    const keys = facts
      .filter(fact => fact.type.startsWith('approval.'))
      .map(({ data }) => (data as { key: string }).key);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });

  it.each(['success', 'failure', 'cancelled', 'timed_out'])(
    'is not one that is run again after %s',
    conclusion => {
      expect(approvals([letRun(), run({ conclusion })])).toEqual([]);
    },
  );

  it('is not decided by an attempt that does not follow it', () => {
    const later = letRun({ run_attempt: 3 });
    expect(told(approvals([heldRun(), later]))).toEqual([
      '09:00 approval.created',
    ]);
    expect(approvals([letRun()])).toEqual([]);
  });
});
