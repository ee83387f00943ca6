import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { JourneysView } from '.';
import { buildJourneyList, refusal } from '../../__testUtils__';
import { address, renderView } from '../../__testUtils__/renderView';

const mountPath = '/delivery/journeys';
const at = (path: string) => ({ mountPath, path: `${mountPath}${path}` });

describe('list of journeys', () => {
  it('should show the canonical journeys with their exact days', async () => {
    renderView(<JourneysView />, at(''));
    const table = await screen.findByRole('table', { name: 'Journeys' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/first market/)).toHaveTextContent('31 d');
    expect(row(/first market/)).toHaveTextContent('26 %');
    expect(row(/second market/)).toHaveTextContent('1 d 1 hday 2');
    expect(row(/we need an environment/)).toHaveTextContent('19 d');
    expect(row(/Ledger export/)).toHaveTextContent('Open, day 40');
  });

  it('should link to a journey and carry the frame along', async () => {
    renderView(<JourneysView />, at('?window=30&calendar=elapsed'));
    expect(
      await screen.findByRole('link', { name: 'Churn insights, first market' }),
    ).toHaveAttribute(
      'href',
      '/delivery/journeys/ANA-1?window=30&calendar=elapsed',
    );
  });

  it('should search once typing pauses, and announce what it found', async () => {
    const listJourneys = jest.fn(async () => buildJourneyList());
    renderView(<JourneysView />, { ...at(''), api: { listJourneys } });
    await screen.findByRole('table', { name: 'Journeys' });
    await userEvent.type(screen.getByLabelText('Search'), 'churn');
    await waitFor(() => expect(address()).toContain('search=churn'));
    expect(listJourneys).toHaveBeenLastCalledWith(
      expect.objectContaining({ search: 'churn', orderBy: 'elapsed' }),
      expect.anything(),
    );
    expect(
      screen.getByText('4 journeys', { selector: '[role=status]' }),
    ).toBeInTheDocument();
  });

  it('should fetch more on demand', async () => {
    const listJourneys = jest.fn(async (query?: { cursor?: string }) =>
      buildJourneyList(
        query?.cursor
          ? { items: [], totalItems: 4 }
          : { pageInfo: { nextCursor: 'next' } },
      ),
    );
    renderView(<JourneysView />, { ...at(''), api: { listJourneys } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more' }),
    );
    expect(listJourneys).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: 'next' }),
      expect.anything(),
    );
  });
});

describe('one journey', () => {
  it('should show its timeline, and days that add up', async () => {
    renderView(<JourneysView />, at('/ANA-1'));
    expect(
      await screen.findByRole('group', {
        name: /Churn insights, first market: 31\sd/,
      }),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Where the days went' });
    expect(table).toHaveTextContent('Security12 d39 %');
    expect(table).toHaveTextContent('Total31 d100 %');
  });

  it('should say on which day it was productive', async () => {
    renderView(<JourneysView />, at('/ANA-2'));
    expect(
      await screen.findAllByText('Productive · day 2 · 1 d 1 h'),
    ).not.toHaveLength(0);
  });

  it('should keep four minutes of provisioning in sight', async () => {
    renderView(<JourneysView />, at('/PAY-7'));
    const table = await screen.findByRole('table', {
      name: 'Where the days went',
    });
    expect(table).toHaveTextContent('Platform4 min0.015 %');
    expect(table).toHaveTextContent('Total19 d');
  });

  it('should move between spans by arrow keys, with one tab stop', async () => {
    renderView(<JourneysView />, at('/ANA-1'));
    const first = await screen.findByRole('img', {
      name: /^Infrastructure, queue, Environment request, 3\sd/,
    });
    expect(first).toHaveAttribute('tabindex', '0');
    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(/^Pod, work/);
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toHaveAccessibleName(/^Data, queue/);
  });

  it('should show the same spans as a table', async () => {
    renderView(<JourneysView />, at('/ANA-1'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'View as table' }),
    );
    const table = screen.getByRole('table', { name: 'Timeline' });
    expect(within(table).getAllByRole('row')).toHaveLength(6);
    expect(table).toHaveTextContent('inferred');
  });

  it('should find journeys whose id holds a slash', async () => {
    const getJourney = jest.fn(async () => {
      throw refusal(404, 'NotFoundError', 'no');
    });
    renderView(<JourneysView />, {
      ...at('/csv%3Abank%2F12'),
      api: { getJourney },
    });
    expect(await screen.findByText(/no such journey/)).toBeInTheDocument();
    expect(getJourney).toHaveBeenCalledWith(
      'csv:bank/12',
      expect.anything(),
      expect.anything(),
    );
  });

  it('should stand beside another on one axis', async () => {
    renderView(<JourneysView />, at('/compare?a=ANA-1&b=ANA-2'));
    expect(
      await screen.findByRole('region', { name: /A · .*first market/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: /B · .*second market/ }),
    ).toBeInTheDocument();
  });
});
