import { change, fact, moves, production, run } from '../__testUtils__/facts';
import { rulesOf } from '../__testUtils__/reportOf';
import { AnyFact } from '../events';
import { explain } from './explain';

const rules = rulesOf({
  gates: [
    {
      id: 'security-review',
      kind: 'approval',
      match: [
        { source: 'jira', status: 'Security', returnsTo: 'Rework' },
        { source: 'github', environment: 'production' },
        { source: 'log', opens: 'Ask', approves: ['Approve*'] },
      ],
    },
    {
      id: 'code-review',
      kind: 'approval',
      match: [{ source: 'github', review: true, repository: 'shop/*' }],
    },
    {
      id: 'window',
      kind: 'timer',
      match: [{ source: 'github', timer: 'production' }],
    },
    {
      id: 'runners',
      kind: 'queue',
      match: [{ source: 'github', runner: '*' }],
    },
    {
      id: 'scans',
      kind: 'evaluation',
      match: [{ source: 'github', check: 'scan*' }],
    },
  ],
});

const of = (vendor: string, told: AnyFact): AnyFact => ({ ...told, vendor });
const move = (from: string, to: string) =>
  of('jira', moves(1, 'PAY-1', from, to));

/** Verdicts as `gate[rule]: why`. */
const lines = (verdicts: ReturnType<typeof explain>['matches']) =>
  verdicts.map(({ gate, rule, why }) => `${gate}[${rule}]: ${why}`);

describe('explain', () => {
  it.each<[string, Parameters<typeof explain>[0], string]>([
    [
      'entering a status',
      move('Open', 'Security'),
      "security-review[0]: asks: 'Security' is in 'status'",
    ],
    [
      'leaving it',
      move('Security', 'Done'),
      "security-review[0]: decides: leaves 'Security' to 'Done'",
    ],
    [
      'leaving it for rework',
      move('Security', 'Rework'),
      "security-review[0]: sends back: leaves 'Security' to 'Rework'",
    ],
    [
      'an approval',
      of('github', fact(1, 'approval.created', production('a'))),
      "security-review[1]: environment: 'production' of 'github'",
    ],
    [
      'a review',
      of(
        'github',
        fact(1, 'change.reviewed', { ...change(), state: 'approved' }),
      ),
      "code-review[0]: review: 'shop/till#1' of 'github'",
    ],
    [
      'a timer',
      of('github', fact(1, 'timer.started', production('t'))),
      "window[0]: timer: 'production' of 'github'",
    ],
    [
      'a run',
      of('github', fact(1, 'pipelinerun.queued', run())),
      "runners[0]: runner: 'deliver' of 'github'",
    ],
    [
      'a check of another tool, which waits for no runner of ours',
      of(
        'github',
        fact(1, 'taskrun.finished', {
          ...run(),
          task: 't',
          name: 'scan licences',
          evaluation: true,
        }),
      ),
      "scans[0]: check: 'scan licences' of 'github'",
    ],
    [
      'a row of a log',
      { activity: 'Approve it' },
      "security-review[2]: 'Approve it' is in 'approves'",
    ],
  ])('says which rule matches %s', (_name, told, why) => {
    const { matches, misses } = explain(told, rules);
    expect(lines(matches)).toEqual([why]);
    expect(misses).toHaveLength(6);
  });

  it('says why the others do not', () => {
    const { fact: type, misses } = explain(move('Open', 'Building'), rules);
    expect(type).toBe('ticket.statuschanged');
    expect(lines(misses)).toEqual([
      "security-review[0]: status 'Building' is not in 'status'",
      "security-review[1]: source 'github' is none of 'jira', 'https://tracker.example', 'tracker.example'",
      "security-review[2]: source 'log' is none of 'jira', 'https://tracker.example', 'tracker.example'",
      "code-review[0]: source 'github' is none of 'jira', 'https://tracker.example', 'tracker.example'",
      "window[0]: source 'github' is none of 'jira', 'https://tracker.example', 'tracker.example'",
      "runners[0]: source 'github' is none of 'jira', 'https://tracker.example', 'tracker.example'",
      "scans[0]: source 'github' is none of 'jira', 'https://tracker.example', 'tracker.example'",
    ]);
  });

  it('knows a source by its vendor, its address and its host', () => {
    const told = moves(1, 'PAY-1', 'Open', 'Security');
    for (const source of [
      'cdevents',
      'https://tracker.example',
      'tracker.example',
    ]) {
      const named = rulesOf({
        gates: [
          {
            id: 'g',
            kind: 'approval',
            match: [{ source, status: 'Security' }],
          },
        ],
      });
      expect(explain(told, named).matches).toHaveLength(1);
    }
    expect(explain(told, rules).matches).toEqual([]);
  });
});

describe('a rule that names a check', () => {
  it('belongs to an evaluation: no machine approves', () => {
    const gate = (kind: 'approval' | 'evaluation') => ({
      gates: [
        { id: 'scans', kind, match: [{ source: 'github', check: 'scan' }] },
      ],
    });
    expect(() => rulesOf(gate('evaluation'))).not.toThrow();
    expect(() => rulesOf(gate('approval'))).toThrow(/must be evaluation/);
  });
});
