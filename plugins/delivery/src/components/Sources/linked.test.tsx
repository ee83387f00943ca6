import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SourcesView } from '.';
import { buildLinking, buildSourceList } from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const textOf = (element: HTMLElement) =>
  element.textContent!.replace(/\s/g, ' ');

describe('what could be linked', () => {
  const panel = () =>
    screen.findByRole('region', { name: 'What could be linked' });

  it('should show three shares with their n', async () => {
    renderView(<SourcesView />);
    const text = textOf(await panel());
    expect(text).toContain('Deployments82 %1 232 of 1 500');
    expect(text).toContain('Changes70 %6 300 of 9 000');
    expect(text).toContain('Tickets100 %3 210 of 3 210');
  });

  it('should show the biggest reasons, of how many, with an example', async () => {
    renderView(<SourcesView />);
    const rows = within(
      await screen.findByRole('table', {
        name: 'Why the rest is not linked',
      }),
    ).getAllByRole('row');
    expect(rows.slice(1, 6).map(textOf)).toEqual([
      'Deployments, all 268',
      'Its commit belongs to no known change20175 %github:github.com/bank/vault/deployments/77',
      'Names no commit6725 %jenkins:ci.example/deploy/412',
      'Changes, the latest 1 000 of 2 700',
      'Names no ticket60060 %github:github.com/bank/ledger#900',
    ]);
    expect(screen.queryByText(/begin no journey/)).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 8 reasons' }),
    );
    expect(screen.getByText(/begin no journey/)).toBeVisible();
  });

  it('should not round up to everything', async () => {
    const tickets = {
      total: 3_000,
      linked: 2_999,
      sampled: 1,
      reasons: [{ code: 'x', reason: 'Of a kind of its own', count: 1 }],
    };
    const linking = buildLinking({ tickets });
    renderView(<SourcesView />, {
      api: { listSources: async () => buildSourceList({ linking }) },
    });
    expect(textOf(await panel())).toContain('Tickets99.9 %2 999 of 3 000');
  });

  it('should say that nothing was heard of', async () => {
    const nothing = { total: 0, linked: 0, sampled: 0, reasons: [] };
    const linking = buildLinking({
      deployments: nothing,
      changes: nothing,
      tickets: nothing,
    });
    renderView(<SourcesView />, {
      api: { listSources: async () => buildSourceList({ linking }) },
    });
    expect(textOf(await panel())).toContain('Tickets–none was heard of');
    expect(screen.getByText('Nothing was heard of yet.')).toBeVisible();
  });
});
