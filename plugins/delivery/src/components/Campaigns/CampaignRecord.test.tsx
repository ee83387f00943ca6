import { CampaignRecord } from '@delivery-stack/backstage-plugin-delivery-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  buildCampaignDay,
  buildCampaignDetail,
  buildCampaignRecord,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import { OutcomesView } from '../Outcomes';
import { RecordChart } from './RecordChart';
import { courseParts, nearestDay, recordScales, WIDTH } from './recordScales';
import { dayWords, forecastWords, recordNotes } from './recordWords';

const plain = (text: string | null | undefined) =>
  text?.replace(/\s+/g, ' ') ?? '';

const target = '2027-03-31';
const record = buildCampaignRecord();
const campaign = { title: 'Measured by spring', target };

function show(overrides: CampaignRecord | null) {
  renderView(<OutcomesView />, {
    mountPath: '/delivery/outcomes/*',
    path: '/delivery/outcomes?view=campaigns&campaign=c1',
    outcomeApi: {
      getCampaign: async () => buildCampaignDetail({ record: overrides }),
    },
  });
  return screen.findByRole('region', { name: 'Day by day' });
}

describe('the days of a campaign', () => {
  it('should say when everything is met, and show it as a chart or a table', async () => {
    const section = await show(record);
    expect(plain(section.textContent)).toContain(
      'On this pace everything is met on 13 Mar 2027 (n = 6 days), 18 days before the target date.',
    );
    expect(
      plain(within(section).getByRole('img').getAttribute('aria-label')),
    ).toBe(
      'Measured by spring, 6 days from 15 Nov 2026 to 20 Nov 2026: from 0 of 3 met to 1 of 3 met, target date 31 Mar 2027.',
    );
    await userEvent.click(
      within(section).getByRole('button', { name: 'View as table' }),
    );
    const rows = within(section).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(6);
    expect(
      within(rows[0])
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['1', '1', '1', '0', '3']);
    expect(plain(rows[5].textContent)).toMatch(/^15 Nov 202602103$/);
  });

  it('should draw nothing from one day, and say so of none', async () => {
    const section = await show({
      days: [],
      forecast: { state: 'tooFew', n: 0, needs: 5 },
    });
    expect(section).toHaveTextContent(
      'Too few days to forecast: 0 of 5 that it takes.No day was counted.',
    );
    expect(within(section).queryByRole('img')).toBeNull();
  });

  it('should say to whom days are shown where they are not', async () => {
    expect(await show(null)).toHaveTextContent(
      'shown to whoever may read every outcome in it',
    );
  });
});

describe('the words of a forecast', () => {
  it.each([
    ['done', undefined, /^Everything is met\.$/],
    ['empty', undefined, /^Nothing is asked of any outcome\.$/],
    ['missed', undefined, /^Not everything was met by 31 Mar 2027\.$/],
    ['notMoving', undefined, /^No day can be named: .* \(n = 1 day\)\.$/],
    ['onTime', '2027-03-31', /\(n = 1 day\), on the target date\.$/],
    ['onTime', '2027-03-30', /, 1 day before the target date\.$/],
    [
      'late',
      '2027-05-01',
      /on 1 May 2027 .*, 31 days after the target date\.$/,
    ],
  ] as const)('should say %s on %s', (state, at, words) => {
    const forecast = { state, n: 1, needs: 5, ...(at && { at }) };
    expect(plain(forecastWords(forecast, target))).toMatch(words);
  });

  it('should say what moved beside the share', () => {
    const days = [
      buildCampaignDay(1, { comparable: false }),
      buildCampaignDay(2, { unmet: 0, unknown: 1 }),
    ];
    const forecast = {
      state: 'tooFew' as const,
      n: 1,
      needs: 5,
      totals: { least: 2, most: 3 },
    };
    expect(recordNotes({ days, forecast }).map(plain)).toEqual([
      expect.stringContaining('between 2 and 3 outcomes'),
      expect.stringMatching(
        /^On 1 day another requirement .* leaves it out\.$/,
      ),
      expect.stringMatching(/^Of 1 outcome nothing was recorded/),
    ]);
    expect(recordNotes(record)).toEqual([]);
  });

  it('should say each day, and what it is not compared with', () => {
    const days = [
      buildCampaignDay(1, { comparable: false }),
      buildCampaignDay(3, { exempt: 0, unknown: 1 }),
    ];
    expect(dayWords(days).map(plain)).toEqual([
      '1 Nov 2026: 1 of 3 met, 1 exempt, another requirement or scope',
      '3 Nov 2026: 1 of 3 met, 1 not known, after a gap',
    ]);
  });
});

describe('the chart of the days', () => {
  const words = () =>
    plain(document.querySelector('p[role=status]')?.textContent);

  it('should be one tab stop, in which keys read day by day', async () => {
    renderView(<RecordChart record={record} campaign={campaign} />);
    const picture = await screen.findByRole('img');
    picture.focus();
    await waitFor(() =>
      expect(words()).toBe('1 of 6: 15 Nov 2026: 0 of 3 met, 1 exempt'),
    );
    await userEvent.keyboard('{End}');
    expect(words()).toBe('6 of 6: 20 Nov 2026: 1 of 3 met, 1 exempt');
    expect(document.querySelectorAll('[data-active]')).toHaveLength(1);
    await userEvent.tab();
    await waitFor(() => expect(words()).toBe(''));
  });

  it('should reach to the target day, or beyond where it is over', () => {
    const { x } = recordScales({ days: record.days, target });
    expect(x('2026-11-15')).toBeLessThan(5);
    expect(x(target)).toBeGreaterThan(WIDTH - 5);
    const over = { days: record.days, target: '2026-11-17' };
    expect(recordScales(over).x('2026-11-20')).toBeGreaterThan(WIDTH - 5);
    expect(nearestDay(over, 0)).toBe(0);
    expect(nearestDay(over, 1)).toBe(5);
  });

  it('should dot days where there is room, and else those without a line', async () => {
    const days = [1, 2, 3, 5].map(day => buildCampaignDay(day));
    renderView(
      <>
        <RecordChart
          record={{ days }}
          campaign={{ title: 'Near', target: '2026-11-07' }}
        />
        <RecordChart record={{ days }} campaign={campaign} />
      </>,
    );
    const [near, far] = await screen.findAllByRole('img');
    // Of both lines.
    expect(near.querySelectorAll('circle')).toHaveLength(8);
    expect(far.querySelectorAll('circle')).toHaveLength(2);
  });

  it('should end lines at gaps and where something else was asked', () => {
    const days = [
      buildCampaignDay(1, { comparable: false }),
      buildCampaignDay(2),
      buildCampaignDay(3),
      buildCampaignDay(5),
    ];
    expect(courseParts(days).map(part => part.length)).toEqual([1, 2, 1]);
  });
});
