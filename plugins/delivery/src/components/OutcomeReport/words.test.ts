import {
  ConstraintCheck,
  OutcomeForecast,
} from '@delivery-stack/backstage-plugin-delivery-common';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { buildOutcomeReport } from '../../__testUtils__';
import { DAY, HOUR } from '../../__testUtils__/distributions';
import { NO_SECONDS } from '../../kinds';
import { showRows } from '../FunctionTable';
import { readCheckIn } from './checkInFields';
import {
  againstLimit,
  headroomWords,
  isLink,
  usedShare,
} from './constraintWords';
import { writeSum } from './dayByDay';
import { latestReached, numberIncrements } from './increments';
import { anomalyWords, courseWords } from './CostCourse';
import { measureWords } from './FunctionMeasures';
import { forecastWords, progressWords } from './measureWords';
import { moneyText, sumByCurrency } from './money';
import { GateMove, moveSentence, overlapWords } from './nextMove';
import { stretches } from './ReadingsChart';
import { fileName } from '../charts/savePicture';

const plain = (text = '') => text.replace(/\s/g, ' ');

describe('courseWords', () => {
  const watched = { from: '2026-10-30', until: '2026-11-26' };
  const anomaly = {
    entityRef: 'component:default/router',
    currency: 'EUR',
    kind: 'buildUp' as const,
    from: '2026-11-03',
    until: '2026-11-26',
    expected: 3_100,
    actual: 4_200,
    excess: 1_100,
  };
  it.each([
    [
      { watched, n: 3, tooYoung: 0, anomalies: [] },
      'Nothing cost more than its own season and trend explain (from 30 Oct 2026 to 26 Nov 2026, n = 3).',
    ],
    [
      { watched, n: 3, tooYoung: 2, anomalies: [anomaly] },
      'More than season and trend explain (from 30 Oct 2026 to 26 Nov 2026, n = 3): 1 finding. 2 with fewer than 35 days of cost are not watched yet.',
    ],
    [
      { n: 0, tooYoung: 2, anomalies: [] },
      'Nothing is watched for unusual cost yet: that takes 35 days.',
    ],
  ])('should say what was watched, and what was found: %#', (course, words) => {
    expect(plain(courseWords(course))).toBe(words);
  });

  it('should say how much more, and when', () => {
    expect(plain(anomalyWords(anomaly))).toBe(
      'built up day by day from 3 Nov 2026 to 26 Nov 2026: 4 200 EUR, 1 100 EUR more than expected.',
    );
    const jump = { ...anomaly, kind: 'jump' as const, until: anomaly.from };
    expect(plain(anomalyWords(jump))).toMatch(/^jumped on 3 Nov 2026: /);
  });
});

describe('measureWords', () => {
  it.each([
    [
      {
        name: 'Uptime',
        value: 0.9991,
        unit: 'share',
        note: 'promised 99.95 %',
      },
      'Uptime: 99.910 %, promised 99.95 %',
    ],
    [{ name: 'Progress', value: 0.4, unit: 'share' }, 'Progress: 40.0 %'],
    [{ name: 'Progress', value: 1, unit: 'share' }, 'Progress: 100.0 %'],
    [
      { name: 'Findings', value: 3, unit: 'count', note: 'oldest 41 d' },
      'Findings: 3, oldest 41 d',
    ],
    [
      { name: 'Gate', value: null, unit: 'seconds', n: 3, note: 'needs n ≥ 5' },
      'Gate: not measured, n = 3, needs n ≥ 5',
    ],
  ] as const)('should say %p', (measure, words) => {
    expect(plain(measureWords(measure))).toBe(words);
  });
});

describe('progressWords', () => {
  const words = (share: number, moved: number) =>
    plain(
      progressWords({ unit: '%', progress: { share, moved, reached: false } }),
    );

  it('should say where it got worse', () => {
    expect(words(-0.5, -0.3)).toBe(
      '−50 % of the way from baseline to target: worse by 0.3 percentage points.',
    );
    expect(words(0, 0)).toMatch(/as at the baseline\.$/);
  });

  it('should say since when it is reached', () => {
    expect(
      plain(
        progressWords({
          unit: '%',
          progress: {
            share: 1.2,
            moved: 0.7,
            reached: true,
            reachedAt: '2026-10-01T12:00:00Z',
          },
        }),
      ),
    ).toBe('The target is reached, without a break since 1 Oct 2026.');
  });
});

describe('forecastWords', () => {
  const words = (forecast: Partial<OutcomeForecast>) =>
    plain(
      forecastWords(
        { state: 'onTime', n: 9, needs: 5, ...forecast },
        { unit: '%', due: '2027-03-31' },
      ),
    );

  it.each<[Partial<OutcomeForecast>, RegExp]>([
    [
      { state: 'reached', at: '2026-10-01T12:00:00Z' },
      /^Reached on 1 Oct 2026\.$/,
    ],
    [
      { at: '2027-01-01T12:00:00Z', latest: '2027-02-01T12:00:00Z' },
      /around 1 Jan 2027, by the due day 31 Mar 2027 \(95 % interval no earliest day to 1 Feb 2027, 9 readings\)\.$/,
    ],
    [{ at: '2027-01-01T12:00:00Z' }, /\(without bounds, 9 readings\)/],
    [
      { state: 'notMoving', valueWhenDue: 2.5 },
      /^As it moves now, the target is not reached within ten years \(9 readings\)\. On 31 Mar 2027, 2\.5 % are expected\.$/,
    ],
    [{ state: 'tooFew', n: 3 }, /n = 3, it needs 5/],
  ])('should say %p', (forecast, text) => {
    expect(words(forecast)).toMatch(text);
  });
});

describe('writeSum', () => {
  const rowsOf = (seconds: number[]) =>
    showRows(
      seconds.map((value, index) => ({
        function: `f${index}`,
        title: `F${index}`,
        seconds: value,
        byKind: { ...NO_SECONDS, queue: value },
      })),
    ).rows;

  it('should write days, or what is needed to be exact', () => {
    expect(plain(writeSum(rowsOf([3, 8, 12, 8].map(days => days * DAY))))).toBe(
      '12 + 8 + 8 + 3 = 31 d',
    );
    expect(plain(writeSum(rowsOf([2 * DAY, 5 * HOUR])))).toBe(
      '2 d + 5 h = 2 d 5 h',
    );
    expect(plain(writeSum([]))).toBe('0 d');
  });

  it('should add up as it is read', () => {
    const read = (text: string) =>
      [...plain(text).matchAll(/(\d+) (d|h|min)/g)].reduce(
        (sum, [, count, unit]) =>
          sum + Number(count) * { d: DAY, h: HOUR, min: 60 }[unit as 'd'],
        0,
      );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 * DAY }), {
          minLength: 1,
          maxLength: 8,
        }),
        seconds => {
          const text = plain(writeSum(rowsOf(seconds)));
          const [left, total = '0 d'] = text.split(' = ');
          const parts = left
            .split(' + ')
            .map(part => (/^\d+$/.test(part) ? `${part} d` : part));
          expect(parts.reduce((sum, part) => sum + read(part), 0)).toBe(
            read(total),
          );
        },
      ),
    );
  });
});

describe('a constraint', () => {
  const check = (overrides: Partial<ConstraintCheck>): ConstraintCheck => ({
    what: 'availability',
    state: 'pass',
    now: 0.9993,
    limit: 0.999,
    unit: 'share',
    bound: 'atLeast',
    headroom: 0.0003,
    ...overrides,
  });

  it('should say a share that has to stay above', () => {
    expect(plain(againstLimit(check({})))).toBe('99.93 %, at least 99.9 %');
    expect(plain(headroomWords(check({})))).toBe('0.03 % left');
    expect(usedShare(check({}))).toBeCloseTo(0.7);
  });

  it('should say what is not known, and that nothing is allowed', () => {
    const unknown = check({ now: null, headroom: null });
    expect(plain(againstLimit(unknown))).toBe('not known, at least 99.9 %');
    expect(headroomWords(unknown)).toBe('not known');
    expect(usedShare(unknown)).toBeUndefined();
    const none = { limit: 0, unit: 'findings', bound: 'atMost' } as const;
    expect(usedShare(check({ ...none, now: 0 }))).toBe(0);
    expect(usedShare(check({ ...none, now: 2 }))).toBe(1);
  });

  it.each([
    ['https://ci.example/1', true],
    ['/delivery/costs', true],
    // eslint-disable-next-line no-script-url -- that it is no link is the point
    ['javascript:alert(1)', false],
    ['//evil.example', false],
    ['/\\evil.example', false],
    ['data:text/html,x', false],
  ])('should link %p: %p', (evidence, linked) => {
    expect(isLink(evidence)).toBe(linked);
  });
});

describe('moveSentence', () => {
  const move = buildOutcomeReport().nextMove as GateMove;

  it('should say hours where a day is too coarse', () => {
    expect(
      plain(
        moveSentence({
          ...move,
          seconds: 5 * HOUR,
          saves: 4 * HOUR,
          decisions: 0,
          after: 30 * DAY + 20 * HOUR,
        }),
      ),
    ).toBe(
      'Security review costs 5 h of 31 d; no decision of it is recorded; embedding it would bring time-to-value from 31 d to 30 d 20 h.',
    );
  });

  it('should say what overlaps', () => {
    expect(overlapWords(move)).toBeUndefined();
    expect(plain(overlapWords({ ...move, saves: 10 * DAY }))).toBe(
      'It saves 10 d: in the other 2 d something else was going on too.',
    );
  });
});

describe('money', () => {
  it('should keep currencies apart', () => {
    expect(
      sumByCurrency([
        { amount: 1, currency: 'USD' },
        { amount: 2.5, currency: 'EUR' },
        { amount: 3, currency: 'USD' },
      ]).map(sum => plain(moneyText(sum))),
    ).toEqual(['2.50 EUR', '4 USD']);
    expect(plain(moneyText({ amount: -1234.5, currency: 'EUR' }))).toBe(
      '−1 235 EUR',
    );
  });
});

describe('readings', () => {
  it('should end a line where a reading held no longer', () => {
    const at = (hour: number) => ({
      at: new Date(hour * 3_600_000).toISOString(),
      value: hour,
    });
    const parts = stretches({
      holds: 2 * HOUR,
      readings: [at(0), at(2), at(5), at(6)],
    });
    expect(parts.map(part => part.map(({ value }) => value))).toEqual([
      [0, 2],
      [5, 6],
    ]);
  });
});

describe('increments', () => {
  it('should find what got there last, whenever it began', () => {
    const report = buildOutcomeReport();
    const [first, second, open] = report.increments;
    const late = { ...first, adopted: '2026-10-01T00:00:00Z' };
    const numbered = numberIncrements({
      increments: [late, second, open],
      totalIncrements: 5,
    });
    expect(latestReached(numbered)?.label).toBe('increment 3');
    expect(latestReached(numbered.slice(2))).toBeUndefined();
  });
});

describe('readCheckIn', () => {
  const now = DateTime.fromISO('2026-11-20T18:00:00');
  const read = (fields: object) =>
    readCheckIn(
      {
        role: 'measure',
        value: '71',
        day: '2026-11-20',
        note: 'Report',
        ...fields,
      },
      now,
    );

  it('should leave the instant of today to the backend', () => {
    expect(read({})).toEqual({
      ok: true,
      request: { role: 'measure', value: 71, note: 'Report' },
    });
  });

  it('should put an earlier day at its noon', () => {
    expect(read({ day: '2026-11-01' })).toMatchObject({
      request: {
        at: DateTime.fromISO('2026-11-01T12:00:00').toUTC().toISO(),
      },
    });
  });

  it.each([
    [{ value: '' }, ['value']],
    [{ value: 'NaN' }, ['value']],
    [{ value: '1e999' }, ['value']],
    [{ value: '1e16' }, ['value']],
    [{ day: '2026-11-21' }, ['day']],
    [{ day: 'soon' }, ['day']],
    [{ note: '  x ' }, ['note']],
    [{ value: 'x', note: '', day: '' }, ['day', 'note', 'value']],
  ])('should refuse %p', (fields, wrong) => {
    const reading = read(fields);
    expect(Object.keys((reading as any).errors).sort()).toEqual(wrong);
  });
});

describe('fileName', () => {
  it.each([
    ['Monthly churn readings', 'monthly-churn-readings'],
    ['../../x', 'x'],
    ['日本', 'chart'],
  ])('should make %p safe', (name, file) => {
    expect(fileName(name)).toBe(file);
  });
});
