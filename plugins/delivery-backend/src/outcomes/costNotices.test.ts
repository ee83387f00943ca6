import { ConstraintCheck } from '@delivery-stack/backstage-plugin-delivery-common';
import { costNotices } from './costNotices';
import { Assessment } from './OutcomeAssessor';

const reportWith = (check: Partial<ConstraintCheck>, reason?: string) =>
  ({
    outcome: 'outcome:default/fewer-leave',
    owner: 'group:default/pod',
    title: 'Fewer customers leave',
    constraints: [
      { constraint: 'security', state: 'fail', checks: [] },
      {
        constraint: 'cost',
        state: 'pass',
        ...(reason && { reason }),
        checks: [
          {
            what: 'spent this month, 2026-06-01 to 2026-06-30',
            state: 'pass',
            now: 200.4,
            limit: 299,
            unit: 'EUR',
            bound: 'atMost',
            headroom: 98.6,
            expected: 300,
            ...check,
          },
        ],
      },
    ],
  } as unknown as Assessment);

describe('costNotices', () => {
  it('should say nothing of an envelope that holds, or is not known', () => {
    expect(costNotices(reportWith({ now: 298 }))).toEqual([]);
    expect(costNotices(reportWith({ state: 'unknown', now: null }))).toEqual(
      [],
    );
  });

  it('should warn the owner while there is something to do, with the reason', () => {
    const reason = 'At the present rate more will be spent than may be';
    expect(costNotices(reportWith({ approaching: true }, reason))).toEqual([
      {
        key: 'cost outcome:default/fewer-leave spent this month, 2026-06-01 to 2026-06-30 near',
        recipient: 'group:default/pod',
        title: 'Fewer customers leave is about to cost more than its envelope',
        description:
          '200 of 299 EUR spent this month, 2026-06-01 to 2026-06-30; 300 EUR are expected. At the present rate more will be spent than may be.',
        severity: 'normal',
      },
    ]);
  });

  it('should name what left its course, as the likely reason', () => {
    const anomaly = {
      entityRef: 'component:default/router',
      currency: 'EUR',
      kind: 'buildUp' as const,
      from: '2026-06-03',
      until: '2026-06-20',
      expected: 100,
      actual: 141.2,
      excess: 41.2,
    };
    const told = (anomalies: object[]) =>
      costNotices({
        ...reportWith({ approaching: true }),
        costCourse: { n: 2, tooYoung: 0, anomalies },
      } as Assessment)[0].description;
    expect(told([{ ...anomaly, currency: 'USD' }, anomaly])).toMatch(
      / are expected\. component:default\/router built up from 2026-06-03 to 2026-06-20: 41 EUR more than its season and trend explain\.$/,
    );
    const jump = { ...anomaly, kind: 'jump', until: anomaly.from };
    expect(told([jump])).toMatch(/router jumped on 2026-06-03: 41 EUR/);
    expect(told([])).toMatch(/are expected\.$/);
  });

  it('should say once more when it is beyond', () => {
    const [near] = costNotices(reportWith({ approaching: true }));
    const [beyond] = costNotices(reportWith({ state: 'fail', now: 310 }));
    expect(beyond).toMatchObject({
      title: 'Fewer customers leave costs more than its envelope',
      severity: 'high',
    });
    expect(beyond.key).not.toBe(near.key);
  });
});
