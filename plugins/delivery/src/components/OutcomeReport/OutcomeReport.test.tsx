import {
  OutcomeApi,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OutcomeReportAnswer } from '.';
import {
  buildBareMetering,
  buildIncrement,
  buildMetering,
  buildOutcomeReport,
  buildReportOf,
  createExampleOutcomeApi,
  OUTCOME_REF,
  refusal,
} from '../../__testUtils__';
import { DAY, distribution } from '../../__testUtils__/distributions';
import { renderView } from '../../__testUtils__/renderView';
import { useOutcome } from '../../hooks';

function Report() {
  return <OutcomeReportAnswer query={useOutcome(OUTCOME_REF)} linked />;
}

/** Renders a report, and gives its text with spaces that break. */
async function show(
  report: OutcomeReport = buildOutcomeReport(),
  outcomeApi: Partial<OutcomeApi> = {},
) {
  renderView(<Report />, {
    outcomeApi: { getOutcome: async () => report, ...outcomeApi },
  });
  await screen.findByRole('article', { name: report.title });
}

const plain = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ') ?? '';

const section = (name: RegExp | string) =>
  plain(screen.getByRole('region', { name }));

const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name })).getAllByRole('row').map(plain);

describe('a report on which everything is known', () => {
  beforeEach(() => show());

  it('should have its parts in the order in which leaders ask', () => {
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => plain(heading)),
    ).toEqual([
      'Measure: Monthly churn',
      'Cost per outcome',
      'Adopted means',
      'Objective: time-to-value',
      'Shared accountability: where the 31 d of increment 2 went',
      'Each function’s own measure',
      'Constraints: must pass, are not traded',
      'Next move',
      'Check-ins',
    ]);
  });

  it('should say what the outcome is, whose, until when, and at which risk', () => {
    const article = screen.getByRole('article');
    expect(plain(article)).toMatch(
      /^Cut monthly churn .* to 1.8 %\.Due 31 Mar 2027, 131 days left · Owner retail-savings-pod · Domain retail-and-risk/,
    );
    expect(plain(screen.getByRole('group', { name: 'At risk' }))).toBe(
      'LateOver targetConstraint fails',
    );
  });

  it('should say whether the result is coming, with interval, source and n', () => {
    const text = section('Measure: Monthly churn');
    expect(text).toContain(
      '46 % of the way from baseline to target: better by 0.275 percentage points.',
    );
    expect(text).toContain(
      'As it moves now, the target is reached around 20 Apr 2027, after the due day 31 Mar 2027 (95 % interval 1 Mar 2027 to no latest day, 12 readings). On 31 Mar 2027, 1.86 % are expected.',
    );
    expect(text).toMatch(
      /Source: prometheus\. n = 12 readings; the latest of 20 Nov 2026, .* ago; a reading holds 14 d; no gap\./,
    );
    expect(
      screen
        .getByRole('img', { name: /^Monthly churn: baseline/ })
        .getAttribute('aria-label')
        ?.replace(/\s+/g, ' '),
    ).toContain('baseline 2.4 %, current 2.125 %, target 1.8 %.');
  });

  it('should show the readings as a table', async () => {
    const part = screen.getByRole('region', { name: /^Measure/ });
    await userEvent.click(
      within(part).getByRole('button', { name: 'View as table' }),
    );
    const rows = rowsOf('Readings of Monthly churn');
    expect(rows).toHaveLength(13);
    expect(rows[1]).toMatch(/^20 Nov 2026.*2.125 %$/);
  });

  it('should say cost in its own currencies, with both numbers', () => {
    const text = section('Cost per outcome');
    expect(text).toContain('677 818 EUR and 3 273 USD per percentage point');
    expect(text).toMatch(
      /186 400 EUR and 900 USD from 2 Mar 2026 to 20 Nov 2026; moved by 0.275 percentage points\./,
    );
    expect(text).toContain('Waiting costs 133 714 EUR so far');
  });

  it('should say what adopted means now', () => {
    expect(section('Adopted means')).toMatch(
      /Offers that use the score above 60 % for 14 d\. Now 71 %\.Source: check-in\. n = 3 readings;.*1 gap\./,
    );
  });

  it('should say how long value takes, and count what is open', () => {
    const text = section('Objective: time-to-value');
    expect(text).toContain('6 d over target');
    expect(text).toContain('31 d increment 2, need → adopted, target 25 d');
    expect(text).toContain('22 d faster than the one before (53 d).');
    expect(text).toContain('P50 needs n ≥ 5 · n = 2 + 1 open (censored)');
    const label = (name: RegExp) =>
      screen
        .getByRole('img', { name })
        .getAttribute('aria-label')
        ?.replace(/\s+/g, ' ');
    expect(label(/^increment 2, adopted/)).toBe(
      'increment 2, adopted: need 2 Mar 2026, deployed 27 d, adopted 31 d',
    );
    expect(label(/^Time-to-value by increment/)).toBe(
      'Time-to-value by increment: the latest, increment 2, took 31 d, 6 d over the target of 25 d; 1 of 3 increments still open.',
    );
  });

  it('should list the increments, and withhold what the reader may not read', async () => {
    const part = screen.getByRole('region', { name: /^Objective/ });
    await userEvent.click(
      within(part).getByRole('button', { name: 'View as table' }),
    );
    expect(rowsOf('Increments').slice(1)).toEqual([
      '1. Churn score by hand1 Nov 202549 d53 dadopted',
      '2. Churn score for advisers2 Mar 202627 d31 dadopted',
      '3. withheldit involves nothing that you may read12 Oct 2026inferred––open39 d so far',
    ]);
    expect(
      screen.getByRole('link', { name: 'Churn score for advisers' }),
    ).toHaveAttribute('href', '/delivery/journeys/ANA-1');
  });

  it('should account for every day, and name what nobody owns', async () => {
    const text = section(/^Shared accountability/);
    expect(text).toContain('need → adopted: 12 + 8 + 7 + 3 + 1 = 31 d');
    expect(text).toContain(
      'Unowned1 d: work waited or was done where no function is named for it.',
    );
    expect(text).toContain('Unaccounted 0');
    expect(text).toContain('Of it, 4 d lie between deployed and adopted');
    const part = screen.getByRole('region', { name: /^Shared/ });
    await userEvent.click(
      within(part).getByRole('button', { name: 'View as table' }),
    );
    expect(rowsOf('Days by function').slice(-1)).toEqual(['Total31 d100 %']);
  });

  it('should show the own measure of a function beside what it contributes', () => {
    expect(rowsOf('Functions').slice(1)).toEqual([
      'Platformplatform0Activation time, P50: 12 min, n = 31Pipeline throughput: 3.2 a day',
      'Security12 dPosture: not measured, no scanner is connected',
    ]);
  });

  it('should hold each constraint against its limit, and average none', () => {
    expect(rowsOf('Constraints').slice(1)).toEqual([
      'CostPass11 000 EUR, at most 12 000 EURspent this month: Pass; 11 800 EUR expected at the end of the period92 % used1 000 EUR leftsince 1 Sep 2026Evidence',
      'ReliabilityUnknownNo SLO file is at ./slo.yaml; write it, or correct its path.nothing was checkedsince when is not known',
      'SecurityFailOne critical finding is open.1 finding, at most 0 findingsopen critical findings: Fail100 % used1 finding beyondsince 18 Nov 2026data:text/html,findings',
      '2 findings, at most 3 findingsopen high findings: Pass67 % used1 finding left',
    ]);
  });

  it('should lead to evidence, and never run it', () => {
    expect(
      screen.getByRole('link', { name: 'Evidence of cost' }),
    ).toHaveAttribute('href', '/delivery/costs');
    expect(
      screen.queryByRole('link', { name: 'Evidence of security' }),
    ).toBeNull();
  });

  it('should name the next move in one sentence', () => {
    expect(section('Next move')).toContain(
      'Security review costs 12 of 31 days; 0 of 41 decisions changed anything; embedding it would bring time-to-value from 31 to 19 days.',
    );
    expect(
      screen.getByRole('link', { name: 'Look at Security review' }),
    ).toHaveAttribute('href', '/delivery/gates?gate=security-review');
  });

  it('should name contributors that are gone, and lead to the page', () => {
    expect(plain(screen.getByRole('article'))).toContain(
      '1 contributor of 2 is not in the catalog (any more): component:default/gone.',
    );
    expect(
      screen.getByRole('link', { name: 'History and full page' }),
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
    );
  });
});

describe('a report on which something is missing', () => {
  it.each([
    ['unmetered', 'Not measured', /^Source: none/, /Add a meter/],
    ['foreign', 'Unknown meter', /^Source: prometheus/, /Install its module/],
    ['failing', 'Failing', /^Source: prometheus/, /Look at its settings/],
    ['stale', 'Stale', /^Source: prometheus/, /holds no longer/],
    ['empty', 'No reading yet', /^Source: prometheus/, /or enter one/],
  ] as const)(
    'should say of a meter that is %s what to do',
    async (state, word, source, cure) => {
      const metering =
        state === 'stale'
          ? buildMetering({ state })
          : buildBareMetering(state, { gaps: 0 });
      await show(
        buildReportOf({
          metering,
          progress:
            state === 'stale' ? buildReportOf({}).measure.progress : null,
          forecast: { state: 'tooFew', n: 0, needs: 5 },
        }),
      );
      const part = screen.getByRole('region', { name: /^Measure/ });
      expect(within(part).getByText(word)).toBeVisible();
      expect(within(part).getByText(source)).toBeVisible();
      expect(within(part).getByText(cure)).toBeVisible();
      expect(plain(part)).toContain(
        'Too few readings for a forecast: n = 0, it needs 5.',
      );
    },
  );

  it('should say what the backend says of a meter', async () => {
    await show(
      buildReportOf({
        metering: buildBareMetering('failing', {
          problem: 'The query gave NaN; correct it.',
        }),
        progress: null,
      }),
    );
    expect(screen.getByText('The query gave NaN; correct it.')).toBeVisible();
    expect(section(/^Measure/)).toContain('Progress is not known');
    expect(
      screen.queryByRole('img', { name: /readings from/ }),
    ).not.toBeInTheDocument();
  });

  it('should say that there is no increment, cost, constraint or move', async () => {
    await show(
      buildOutcomeReport({
        adoption: null,
        increments: [],
        totalIncrements: 0,
        incrementsProblem: 'The initiative names no ticket; add its keys.',
        timeToValue: {
          measured: 'need → deployed',
          distribution: distribution(0, 0, { sum: 0 }),
          latest: null,
          previous: null,
        },
        accountability: null,
        functions: [],
        constraints: [],
        costPerOutcome: null,
        costOfWaiting: null,
        nextMove: { kind: 'none', reason: 'there is no increment yet.' },
        risks: [],
        viewer: { mayCheckIn: false },
      }),
    );
    expect(section('Adopted means')).toContain('Add spec.adoption');
    expect(section(/^Objective/)).toContain(
      'Not known: no increment got from need → deployed yet; no target is declared.',
    );
    expect(section(/^Objective/)).toContain('add its keys.');
    expect(section('Shared accountability')).toContain('there is no increment');
    expect(section(/^Constraints/)).toContain('Add spec.constraints');
    expect(section('Cost per outcome')).toContain('no source of cost');
    expect(section('Next move')).toContain(
      'None is named: there is no increment yet.',
    );
    expect(screen.queryByRole('region', { name: /own measure/ })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Check-ins' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'At risk' })).toBeNull();
  });

  it('should say where the tickets of its increments come from', async () => {
    const asOf = '2026-11-26T12:03:00Z';
    await show(
      buildOutcomeReport({
        asOf,
        initiative: {
          source: 'jira',
          tickets: 12,
          query: 'project = PAY',
          resolvedAt: '2026-11-26T12:00:00Z',
        },
      }),
    );
    expect(section(/^Objective/)).toContain(
      '12 tickets, found by a query in jira 3 min ago: project = PAY',
    );
  });

  it('should say of tickets that are named by key that they are', async () => {
    await show(
      buildOutcomeReport({ initiative: { source: 'jira', tickets: 1 } }),
    );
    expect(section(/^Objective/)).toContain('1 ticket of jira, named by key.');
  });

  it('should count no tickets that a query was not answered with yet', async () => {
    await show(
      buildOutcomeReport({
        initiative: { source: 'jira', tickets: 0, query: 'project = PAY' },
      }),
    );
    expect(section(/^Objective/)).not.toContain('ticket');
  });

  it('should count the days of what nothing got to yet, and number what is not sent', async () => {
    const open = buildIncrement({
      state: 'deployed',
      adopted: undefined,
      timeToValue: null,
      elapsed: 39 * DAY,
      crossedSince: '2026-11-10T00:00:00Z',
    });
    await show(
      buildOutcomeReport({
        increments: [open],
        totalIncrements: 101,
        timeToValue: {
          measured: 'need → adopted',
          target: 45 * DAY,
          distribution: distribution(0, 0, { sum: 0, censored: 1 }),
          latest: null,
          previous: null,
        },
      }),
    );
    expect(section(/^Objective/)).toContain(
      'day 40 increment 101 is open; none got from need → adopted yet, target 45 d',
    );
    expect(section('Adopted means')).toContain(
      'Across since 10 Nov 2026: if it stays, increment 101 counts as adopted from then.',
    );
  });

  it('should give the reason where a unit of progress has no cost', async () => {
    const { costPerOutcome } = buildOutcomeReport();
    await show(
      buildOutcomeReport({
        costPerOutcome: {
          ...costPerOutcome!,
          moved: null,
          perUnit: null,
          reason: 'Credits outweigh the cost.',
        },
      }),
    );
    expect(section('Cost per outcome')).toMatch(
      /Credits outweigh the cost\..*what moved meanwhile is not known\./,
    );
  });

  it.each([
    [403, 'NotAllowedError', /visible to whoever may read it/],
    [404, 'NotFoundError', /There is no such outcome/],
    [500, 'Error', /Could not load the report of this outcome/],
  ])('should say so where the backend says %p', async (status, name, text) => {
    renderView(<Report />, {
      outcomeApi: {
        getOutcome: async () => {
          throw refusal(status, name, 'no');
        },
      },
    });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('should show that it loads', async () => {
    renderView(<Report />, {
      outcomeApi: { getOutcome: () => new Promise(() => {}) },
    });
    expect(await screen.findByText('Loading')).toBeInTheDocument();
  });

  it('should ask again on demand', async () => {
    const { getOutcome } = createExampleOutcomeApi();
    const asked = jest
      .fn(getOutcome)
      .mockRejectedValueOnce(refusal(500, 'Error', 'no'));
    renderView(<Report />, { outcomeApi: { getOutcome: asked } });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('article')).toBeInTheDocument();
  });
});
