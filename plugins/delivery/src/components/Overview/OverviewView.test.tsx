import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OverviewView } from '.';
import {
  buildEmptyOverview,
  buildFrame,
  buildOverview,
  DAY,
  distribution,
  refusal,
} from '../../__testUtils__';
import { address, renderView } from '../../__testUtils__/renderView';

/** A card, once the figures are there. */
async function region(name: string) {
  await screen.findByText(/^Timestamps/);
  return screen.findByRole('region', { name });
}

describe('OverviewView', () => {
  it('should show the figures of the scope with what they rest on', async () => {
    renderView(<OverviewView />);
    const elapsed = await region('Need → deployed, P50');
    expect(elapsed).toHaveTextContent('62 d');
    expect(elapsed).toHaveTextContent('n = 66 + 9 open (censored)');
    expect(elapsed).toHaveTextContent('adoption is not measured');
    const flow = await region('Flow efficiency');
    expect(flow).toHaveTextContent('38 %');
    expect(flow).toHaveTextContent('of which 7 % return (rework)');
    expect(await region('Waiting at gates now')).toHaveTextContent(
      '11 older than P95',
    );
  });

  it('should account for every day, unowned and unaccounted included', async () => {
    renderView(<OverviewView />);
    const table = await screen.findByRole('table', {
      name: 'Where the days go',
    });
    const rows = within(table).getAllByRole('row').slice(1);
    const days = rows.map(row =>
      Number(
        within(row).getAllByRole('cell')[1].textContent!.replace(/\D/g, ''),
      ),
    );
    expect(days.pop()).toBe(days.reduce((sum, count) => sum + count, 0));
    expect(table).toHaveTextContent('Unowned');
    expect(table).toHaveTextContent('Unaccounted');
  });

  it('should name the time to value where adoption is measured', async () => {
    const overview = buildOverview({ timeToValue: distribution(70, 74 * DAY) });
    renderView(<OverviewView />, {
      api: { getOverview: async () => overview },
    });
    expect(await region('Time to value, P50')).toHaveTextContent('74 d');
  });

  it('should keep the frame in the URL and ask again when it changes', async () => {
    const getOverview = jest.fn(async () => buildOverview());
    renderView(<OverviewView />, { api: { getOverview } });
    await region('Flow efficiency');
    expect(address()).toBe('/?window=90&calendar=elapsed');
    await userEvent.click(
      screen.getByRole('button', { name: 'Business days' }),
    );
    expect(address()).toBe('/?window=90&calendar=working');
    expect(getOverview).toHaveBeenLastCalledWith(
      { calendar: 'working' },
      expect.anything(),
    );
  });

  it('should pick a scope from what the reader can see', async () => {
    renderView(<OverviewView />);
    await region('Flow efficiency');
    await userEvent.click(screen.getByLabelText('Scope'));
    await userEvent.click(
      await screen.findByText('Payments', { selector: 'li' }),
    );
    expect(address()).toContain('scope=system%3Adefault%2Fpayments');
  });

  it('should withhold what a small group shows', async () => {
    renderView(<OverviewView />);
    const treasury = await screen.findByRole('row', { name: /Treasury/ });
    expect(treasury).toHaveTextContent('withheld, so that no small group');
  });

  it('should say how far the data can be trusted', async () => {
    renderView(<OverviewView />);
    const chip = await screen.findByRole('button', {
      name: /^Timestamps: 88\s% observed · 9\s% inferred · 3\s% missing/,
    });
    await userEvent.click(chip);
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('jira')).toBeInTheDocument();
    expect(dialog).toHaveTextContent('decidedBeforeAsked');
  });
});

describe('states of the overview', () => {
  it('should say what is missing and what to do', async () => {
    renderView(<OverviewView />, {
      api: { getOverview: async () => buildEmptyOverview() },
    });
    expect(
      await screen.findByText(
        'No journeys yet. A journey starts when a need is recorded.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Connect a source/ }),
    ).toHaveAttribute('href');
  });

  it('should show headings at once while figures load', async () => {
    renderView(<OverviewView />, {
      api: { getOverview: () => new Promise(() => {}) },
    });
    expect(
      await screen.findByRole('region', { name: 'Where the days go' }),
    ).toHaveTextContent('Loading');
  });

  it('should offer a retry, and recover', async () => {
    const getOverview = jest
      .fn(async () => buildOverview())
      .mockRejectedValueOnce(refusal(500, 'Error', 'out of memory'));
    renderView(<OverviewView />, { api: { getOverview } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the overview.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await region('Flow efficiency')).toHaveTextContent('38 %');
  });

  it('should keep neighbours alive when one card fails', async () => {
    renderView(<OverviewView />, {
      api: {
        getPortfolio: async () => {
          throw refusal(500, 'Error', 'no');
        },
      },
    });
    expect(
      await screen.findByText('Could not load the portfolio.'),
    ).toBeInTheDocument();
    expect(await region('Flow efficiency')).toHaveTextContent('38 %');
  });

  it('should say which permission helps', async () => {
    renderView(<OverviewView />, {
      api: {
        getOverview: async () => {
          throw refusal(403, 'NotAllowedError', 'no');
        },
      },
    });
    expect(
      await screen.findByText(/delivery\.organisation\.read/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('Scope')).toBeEnabled();
  });

  it.each([
    ['withheld figures', { suppressed: true }, /Fewer than five components/],
    [
      'old data',
      { dataThrough: '2026-11-11T08:00:00Z' },
      /Data through 11 Nov 2026/,
    ],
    [
      'figures that are being recomputed',
      { refolding: { done: 120, total: 400 } },
      /Figures are being recomputed, 120 of 400 journeys/,
    ],
  ])('should show %s', async (_, frame, text) => {
    const overview = buildOverview({ frame: buildFrame(frame) });
    renderView(<OverviewView />, {
      api: { getOverview: async () => overview },
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('should not show what too few items cannot support', async () => {
    const overview = buildOverview({ elapsed: distribution(3, 9 * DAY) });
    renderView(<OverviewView />, {
      api: { getOverview: async () => overview },
    });
    const elapsed = await region('Need → deployed, P50');
    expect(elapsed).toHaveTextContent('needs n ≥ 5');
    expect(elapsed).not.toHaveTextContent('9 d');
  });
});
