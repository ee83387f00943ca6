import fc from 'fast-check';
import { fact, HOUR, production, run, STORY } from '../__testUtils__/facts';
import { rulesOf } from '../__testUtils__/reportOf';
import { AnyFact } from '../events';
import { runTime } from './runTime';

const rules = rulesOf({
  gates: [
    {
      id: 'scan',
      kind: 'evaluation',
      function: 'security',
      match: [{ source: 'cdevents', check: ['scan*'] }],
    },
  ],
  steps: [{ match: 'soak', kind: 'timer', function: 'platform' }],
});

const RUN = 'run:code.example/shop/till/runs/1';

/** Hours at work until hour 100, or another. */
const hours = (facts: AnyFact[], until = 100) => {
  const ms = runTime({ facts, run: RUN, until: STORY + until * HOUR, rules });
  return ms === undefined ? undefined : ms / HOUR;
};

/** A job that waits for a runner, runs and ends. */
const job = (name: string, [queued, from, to]: number[], attempt = 1) => {
  const told = { ...run(attempt), task: `${name}/${attempt}`, name };
  return [
    fact(queued, 'taskrun.queued', told),
    fact(from, 'taskrun.started', told),
    fact(to, 'taskrun.finished', { ...told, outcome: 'success' }),
  ];
};

const approved = (from: number, to: number) => [
  fact(from, 'approval.created', production('a')),
  fact(to, 'approval.closed', {
    ...production('a'),
    decision: 'approved',
    status: 'approved',
  }),
];

const build = job('build', [0, 1, 3]);

describe('runTime', () => {
  it('should be what jobs ran, beside each other once, without their queue', () => {
    expect(hours([...build, ...job('test', [1, 2, 6])])).toBe(5);
  });

  it('should leave out what an approval or a timer held', () => {
    const deploy = job('deploy', [6, 6, 30]).map(each => ({
      ...each,
      data: { ...each.data, environment: 'production' },
    })) as AnyFact[];
    expect(hours([...build, ...deploy])).toBe(26);
    expect(hours([...build, ...deploy, ...approved(6, 28)])).toBe(4);
    const timer = [
      fact(6, 'timer.started', production('t')),
      fact(28.5, 'timer.finished', production('t')),
    ];
    expect(hours([...build, ...deploy, ...timer])).toBe(3.5);
  });

  it('should come to 7 in the example of the documentation', () => {
    const deploy = [
      fact(6, 'taskrun.started', { ...run(), task: 'd', name: 'deploy' }),
      fact(30, 'taskrun.finished', { ...run(), task: 'd', name: 'deploy' }),
    ];
    const test = job('test', [2, 2, 6]);
    const scan = job('scan', [3, 3, 9]);
    expect(
      hours([...build, ...test, ...scan, ...deploy, ...approved(6, 28)], 30),
    ).toBe(7);
  });

  it('should leave to a gate what is its check, unless something else runs meanwhile', () => {
    const scan = job('scan code', [3, 3, 9]);
    expect(hours([...build, ...scan])).toBe(2);
    expect(hours([...build, ...scan, ...job('test', [3, 4, 5])])).toBe(3);
    expect(hours(scan)).toBe(0);
  });

  it('should leave out a step that is a timer by rule', () => {
    expect(hours([...build, ...job('soak', [3, 3, 27])])).toBe(2);
  });

  it('should count every attempt, up to the instant asked for', () => {
    const again = job('build', [40, 41, 44], 2);
    expect(hours([...build, ...again])).toBe(5);
    expect(hours([...build, ...again], 42)).toBe(3);
    expect(hours([...build, ...again.slice(0, 2)], 42)).toBe(3);
  });

  it('should take the run itself where no job is known', () => {
    const whole = [
      fact(0, 'pipelinerun.queued', run()),
      fact(2, 'pipelinerun.started', run()),
      fact(9, 'pipelinerun.finished', { ...run(), outcome: 'success' }),
    ];
    expect(hours(whole)).toBe(7);
    expect(hours([...whole, ...build])).toBe(2);
  });

  it('should not be known where nothing ran, or ran later, or in another run', () => {
    expect(hours([])).toBeUndefined();
    expect(hours(build.slice(0, 1))).toBeUndefined();
    expect(hours(build, 1)).toBeUndefined();
    const other = build.map(each => ({ ...each, source: 'other.example' }));
    expect(hours(other as AnyFact[])).toBeUndefined();
  });

  it('should not depend on order or repetition, and never exceed the time that passed', () => {
    const jobs = fc.array(
      fc.tuple(
        fc.constantFrom('build', 'test', 'scan', 'soak'),
        fc.array(fc.nat(80), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        jobs,
        fc.nat(90),
        fc.infiniteStream(fc.nat()),
        (all, until, places) => {
          const facts = all.flatMap(([name, times, attempt], index) =>
            job(
              `${name} ${index}`,
              [...times].sort((one, other) => one - other),
              attempt,
            ),
          );
          const known = hours(facts, until);
          const shuffled = [...facts, ...facts]
            .map(each => ({ each, place: places.next().value as number }))
            .sort((one, other) => one.place - other.place)
            .map(({ each }) => each);
          expect(hours(shuffled, until)).toBe(known);
          const begun = Math.min(...facts.map(({ time }) => time));
          const passed = (STORY + until * HOUR - begun) / HOUR;
          expect(known ?? 0).toBeLessThanOrEqual(Math.max(0, passed));
        },
      ),
    );
  });
});
