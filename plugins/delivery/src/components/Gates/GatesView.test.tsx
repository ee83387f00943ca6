import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GatesView } from '.';
import { buildFrame, buildGate, refusal } from '../../__testUtils__';
import { address, renderView } from '../../__testUtils__/renderView';
import { download } from './download';

jest.mock('./download', () => ({ download: jest.fn() }));

const ledger = () => screen.findByRole('table', { name: 'Gate value ledger' });

describe('GatesView', () => {
  it('should list gates by gate-days with icon and word for the verdict', async () => {
    renderView(<GatesView />);
    const [, security, data] = within(await ledger()).getAllByRole('row');
    expect(security).toHaveTextContent('Security design review');
    expect(security).toHaveTextContent('16414 open');
    expect(security).toHaveTextContent('9 d · 14 d 10 h · 19 d 19 h');
    expect(security).toHaveTextContent('11.0 %, at most 15.8 %');
    expect(security).toHaveTextContent('1 542 d86 d per catch');
    expect(security).toHaveTextContent('Target by risk');
    expect(data).toHaveTextContent('needs n ≥ 19');
    expect(data).toHaveTextContent('Outcomes not recorded');
  });

  it('should open a row by keyboard, and close it with Escape', async () => {
    renderView(<GatesView />);
    const toggle = within(await ledger()).getByRole('button', {
      name: 'Security design review',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    toggle.focus();
    await userEvent.keyboard('{Enter}');
    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(address()).toContain('gate=security-review');
    expect(await screen.findByText('Worth the wait overall')).toBeVisible();
    expect(
      screen.getByRole('table', { name: 'Catches by risk class' }),
    ).toHaveTextContent('High');
    await userEvent.keyboard('{Escape}');
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(toggle).toHaveFocus();
  });

  it('should open the gate that the URL names, its curve also as a table', async () => {
    renderView(<GatesView />, { path: '/?window=90&gate=security-review' });
    expect(
      await screen.findByRole('img', { name: /Half of the items/ }),
    ).toHaveAccessibleName(/164 \+ 14\sopen \(censored\)/);
    await userEvent.click(
      screen.getByRole('button', { name: 'View as table' }),
    );
    expect(
      screen.getByRole('table', { name: 'Share still waiting' }),
    ).toHaveTextContent('100 %');
  });

  it('should export what is shown', async () => {
    renderView(<GatesView />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(download).toHaveBeenCalledWith(
      'gates-2026-11-20.csv',
      'text/csv;charset=utf-8',
      expect.stringContaining('security-review'),
    );
  });
});

describe('states of the gates', () => {
  it.each([
    [
      'an error',
      async () => {
        throw refusal(500, 'Error', 'no');
      },
      'Could not load gates.',
    ],
    [
      'a refusal',
      async () => {
        throw refusal(403, 'NotAllowedError', 'no');
      },
      /delivery\.organisation\.read/,
    ],
    [
      'no gates',
      async () => ({ frame: buildFrame(), items: [] }),
      /No journeys yet/,
    ],
    [
      'withheld figures',
      async () => ({
        frame: buildFrame({ suppressed: true }),
        items: [buildGate()],
      }),
      /Fewer than five components/,
    ],
  ])('should show %s', async (_, listGates, text) => {
    renderView(<GatesView />, { api: { listGates } });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});
