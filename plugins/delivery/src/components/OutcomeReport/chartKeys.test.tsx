import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildOutcomeReport, DAY } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import { showRows } from '../FunctionTable';
import { AccountabilityStrip } from './AccountabilityStrip';
import { IncrementBars } from './IncrementBars';
import { numberIncrements } from './increments';
import {
  describeReadings,
  nearestReading,
  ReadingsChart,
} from './ReadingsChart';

const report = buildOutcomeReport();
const { measure, accountability } = report;

const charts = [
  {
    name: 'readings',
    chart: <ReadingsChart measure={measure} />,
    finding: /^Monthly churn, 12 readings from .* target 1.8 %\.$/,
    marks: 12,
    first: /^1 of 12: [\d.]+ % on /,
    last: /^12 of 12: 2.125 % on 20 Nov 2026/,
  },
  {
    name: 'increments',
    chart: (
      <IncrementBars
        increments={numberIncrements(report)}
        target={report.timeToValue.target}
      />
    ),
    finding:
      /^Time-to-value by increment: the latest, increment 2, took 31 d, 6 d over the target of 25 d; 1 of 3 increments still open\.$/,
    marks: 3,
    first: /^1 of 3: increment 1, adopted: 53 d, 28 d over the target of 25 d$/,
    last: /^3 of 3: increment 3, open: 39 d so far, 14 d over the target of 25 d$/,
  },
  {
    name: 'accountability',
    chart: (
      <AccountabilityStrip
        rows={showRows(accountability?.byFunction ?? []).rows}
      />
    ),
    finding: /takes most: .* of 31 d \(\d+ %\), the rest in \d other parts\.$/,
    marks: accountability?.byFunction.filter(({ seconds }) => seconds > 0)
      .length,
    first: /^1 of \d: .+ d, \d+ %: .*/,
    last: /^(\d) of \1: /,
  },
];

/** What is read aloud of a chart; the app has a status of its own. */
const words = () =>
  document.querySelector('p[role=status]')?.textContent?.replace(/\s+/g, ' ');

async function show(chart: JSX.Element) {
  renderView(
    <>
      <button type="button">Before</button>
      {chart}
      <button type="button">After</button>
    </>,
  );
  await screen.findByText('Before');
  screen.getByText('Before').focus();
}

const active = () => document.querySelectorAll('[data-active]');

describe.each(charts)('the chart of $name', each => {
  it('should be one picture with one finding', async () => {
    await show(each.chart);
    const [picture, ...others] = screen.getAllByRole('img');
    expect(others).toEqual([]);
    expect(picture.getAttribute('aria-label')?.replace(/\s+/g, ' ')).toMatch(
      each.finding,
    );
  });

  it('should be one tab stop, and say nothing before and after', async () => {
    await show(each.chart);
    expect(words()).toBe('');
    await userEvent.tab();
    expect(screen.getByRole('img')).toHaveFocus();
    expect(words()).toMatch(each.first);
    expect(active()).toHaveLength(1);
    await userEvent.tab();
    expect(screen.getByText('After')).toHaveFocus();
    await waitFor(() => expect(words()).toBe(''));
    expect(active()).toHaveLength(0);
  });

  it('should say each mark as arrows, Home and End reach it', async () => {
    await show(each.chart);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(words()).toMatch(new RegExp(`^2 of ${each.marks}: `));
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(words()).toMatch(each.first);
    await userEvent.keyboard('{End}{ArrowRight}');
    expect(words()).toMatch(each.last);
    await userEvent.keyboard('{Home}');
    expect(words()).toMatch(each.first);
  });

  it('should be where it was left', async () => {
    await show(each.chart);
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    await userEvent.tab();
    await userEvent.tab({ shift: true });
    expect(words()).toMatch(each.last);
  });
});

describe('a mouse', () => {
  it('should read what it is on, until it leaves', async () => {
    const [, { chart }] = charts;
    await show(chart);
    await userEvent.hover(screen.getByText('3, open'));
    expect(words()).toMatch(/^3 of 3: increment 3, open/);
    await userEvent.unhover(screen.getByRole('img'));
    await waitFor(() => expect(words()).toBe(''));
  });

  it('should find the reading next to it', () => {
    const { readings } = measure.metering;
    expect(nearestReading(measure, 0)).toBe(0);
    expect(nearestReading(measure, 1)).toBe(readings.length - 1);
    expect(nearestReading(measure, 0.5)).toBeGreaterThan(0);
    expect(nearestReading(measure, 0.5)).toBeLessThan(readings.length - 1);
  });
});

describe('describeReadings', () => {
  it('should say where nothing is known of the time before', () => {
    const at = (day: number) => `2026-03-0${day}T12:00:00Z`;
    const texts = describeReadings({
      unit: '%',
      metering: {
        holds: DAY,
        readings: [1, 2, 5].map(day => ({ at: at(day), value: day })),
      },
    });
    expect(texts.map(text => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^1 % on 1 Mar 2026[^,]*,? [\d:]+/),
      expect.not.stringContaining('gap'),
      expect.stringMatching(/^5 % on 5 Mar 2026.*, after a gap$/),
    ]);
  });
});
