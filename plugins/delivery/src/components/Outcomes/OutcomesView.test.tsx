import {
  OutcomeApi,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { OutcomesView } from '.';
import {
  AS_OF,
  buildOutcomeReport,
  buildOutcomeSummary,
  refusal,
} from '../../__testUtils__';
import { DAY, distribution } from '../../__testUtils__/distributions';
import { address, renderView } from '../../__testUtils__/renderView';
import { download } from '../Gates/download';

jest.mock('../Gates/download', () => ({ download: jest.fn() }));

const bare = buildOutcomeSummary({
  outcome: 'outcome:claims/fast-payouts',
  title: '=Faster pay-outs',
  statement: 'Pay out approved claims within a day.',
  owner: 'group:default/claims',
  domain: undefined,
  type: undefined,
  risks: [],
  constraints: [],
  before: undefined,
  costOfWaiting: { seconds: 3 * DAY, amount: 4_000, currency: 'USD' },
  nextMove: { kind: 'none', reason: 'there is no increment yet.' },
  timeToValue: {
    measured: 'need → adopted',
    distribution: distribution(0, 0, { sum: 0 }),
    latest: null,
    previous: null,
  },
});

const items: OutcomeSummary[] = [bare, buildOutcomeSummary()];

function show(search = '', outcomeApi: Partial<OutcomeApi> = {}) {
  renderView(<OutcomesView />, {
    mountPath: '/delivery/outcomes/*',
    path: `/delivery/outcomes${search}`,
    outcomeApi: {
      listOutcomes: async () => ({ asOf: AS_OF, items }),
      ...outcomeApi,
    },
  });
}

const plain = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ') ?? '';

const table = () => screen.findByRole('table', { name: 'Outcomes' });

async function titles() {
  return within(await table())
    .getAllByRole('rowheader')
    .map(cell => within(cell).getByRole('link').textContent);
}

const header = (name: string) => screen.getByRole('columnheader', { name });

describe('the portfolio', () => {
  it('should say of each outcome whether it is coming, how fast, at what cost', async () => {
    show();
    const rows = within(await table())
      .getAllByRole('row')
      .map(plain);
    expect(rows[1]).toBe(
      'Churn callsCut monthly churn of savings customers from 2.4 % to 1.8 %.' +
        'retail-savings-pod' +
        '46 %now 2.125, target 1.8 %; 2.34 % a quarter ago' +
        'Late20 Apr 2027, 95 % 1 Mar 2027 to open, n = 12; due 31 Mar 2027' +
        '31 d of 25 d22 d faster than a quarter ago (53 d); n = 2 + 1 open (censored)' +
        'Cost: PassReliability: UnknownSecurity: Fail' +
        'LateOver targetConstraint fails' +
        '133 714 EURfor 39 d; 1 increment not there yet',
    );
    expect(rows[2]).toContain('none yetno figure from a quarter ago; n = 0');
    expect(rows[2]).toContain('none declared');
  });

  it('should put what is at risk first, and sort by every column', async () => {
    show();
    expect(await titles()).toEqual(['Churn calls', '=Faster pay-outs']);
    expect(header('Risks')).toHaveAttribute('aria-sort', 'descending');
    expect(header('Outcome')).toHaveAttribute('aria-sort', 'none');
    await userEvent.click(screen.getByRole('button', { name: 'Outcome' }));
    expect(header('Outcome')).toHaveAttribute('aria-sort', 'ascending');
    expect(await titles()).toEqual(['=Faster pay-outs', 'Churn calls']);
    // By keyboard as well; once more turns it round.
    screen.getByRole('button', { name: 'Outcome' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(header('Outcome')).toHaveAttribute('aria-sort', 'descending');
    expect(await titles()).toEqual(['Churn calls', '=Faster pay-outs']);
    expect(address()).toContain('sort=outcome&order=desc');
  });

  it('should filter by text, and say how many are left', async () => {
    show();
    await table();
    await userEvent.type(screen.getByLabelText('Search'), 'claims DAY');
    expect(await titles()).toEqual(['=Faster pay-outs']);
    expect(screen.getByText('1 outcome of 2')).toBeInTheDocument();
    expect(address()).toContain('q=claims+DAY');
  });

  it('should filter by owner and risk from a link', async () => {
    show('?owner=group:default/claims&risk=1');
    expect(
      await screen.findByText('No outcome matches these filters.'),
    ).toBeVisible();
    await userEvent.click(screen.getByLabelText('At risk only'));
    expect(await titles()).toEqual(['=Faster pay-outs']);
  });

  it('should put together what belongs to a domain', async () => {
    show();
    await table();
    await userEvent.click(screen.getByLabelText('Group by'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'domain' }),
    );
    expect(
      within(await table())
        .getAllByRole('rowheader', { name: /outcome$/ })
        .map(plain),
    ).toEqual(['retail-and-risk, 1 outcome', 'no domain, 1 outcome']);
  });

  it('should export what is shown, safe for spreadsheets', async () => {
    show('?q=claims');
    await table();
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    const [[name, type, text]] = jest.mocked(download).mock.calls;
    expect([name, type]).toEqual([
      'outcomes-2026-11-20.csv',
      'text/csv;charset=utf-8',
    ]);
    const [head, ...rows] = text.trim().split('\r\n');
    expect(head).toMatch(/^outcome,title,.*,as_of$/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^outcome:claims\/fast-payouts,'=Faster pay-outs,/);
    expect(rows[0].split(',')).toHaveLength(head.split(',').length);
  });

  it('should ask what was said on another day', async () => {
    const listOutcomes = jest.fn(async () => ({ asOf: AS_OF, items }));
    show('?on=2026-08-21', { listOutcomes });
    expect(
      await screen.findByText(/What was said on 21.Aug.2026/),
    ).toBeVisible();
    expect(listOutcomes).toHaveBeenLastCalledWith(
      { on: '2026-08-21' },
      expect.anything(),
    );
    expect(
      await screen.findByRole('link', { name: 'Churn calls' }),
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls?on=2026-08-21',
    );
    fireEvent.change(screen.getByLabelText('As of'), {
      target: { value: '2026-08-01' },
    });
    await waitFor(() =>
      expect(listOutcomes).toHaveBeenLastCalledWith(
        { on: '2026-08-01' },
        expect.anything(),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    await waitFor(() =>
      expect(listOutcomes).toHaveBeenLastCalledWith({}, expect.anything()),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'A quarter ago' }),
    );
    expect(address()).toMatch(/on=\d{4}-\d{2}-\d{2}/);
  });

  it('should say what to do where there is none', async () => {
    show('', { listOutcomes: async () => ({ asOf: AS_OF, items: [] }) });
    expect(await screen.findByText(/No outcome is declared yet/)).toBeVisible();
  });

  it('should say that nothing was recorded then', async () => {
    show('?on=2020-01-01', {
      listOutcomes: async () => ({ asOf: AS_OF, items: [] }),
    });
    expect(
      await screen.findByText(/Nothing was recorded of any outcome/),
    ).toBeVisible();
  });

  it('should say that it is not for everybody', async () => {
    show('', {
      listOutcomes: async () => {
        throw refusal(403, 'NotAllowedError', 'no');
      },
    });
    expect(
      await screen.findByText(/visible to whoever may read them/),
    ).toBeVisible();
  });

  it('should not show figures of one day as those of another', async () => {
    const listOutcomes = jest
      .fn()
      .mockResolvedValueOnce({ asOf: AS_OF, items })
      .mockReturnValue(new Promise(() => {}));
    show('', { listOutcomes });
    await table();
    fireEvent.change(screen.getByLabelText('As of'), {
      target: { value: '2026-08-01' },
    });
    expect(await screen.findByText(/What was said on/)).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByText('Loading')).toBeInTheDocument();
  });

  it('should say that it could not be loaded', async () => {
    show('', {
      listOutcomes: async () => {
        throw refusal(500, 'Error', 'The database does not answer');
      },
    });
    expect(
      await screen.findByText('Could not load the outcomes.'),
    ).toBeVisible();
  });
});

describe('the board', () => {
  it('should answer four questions on one page', async () => {
    show('?view=board');
    const board = await screen.findByRole('article', { name: 'Board view' });
    const section = (name: RegExp) =>
      plain(within(board).getByRole('region', { name }));
    expect(section(/faster/)).toMatch(
      /Too few to say median time-to-value 31 d, a quarter ago 53 dn = 1 outcome with a figure now and then, a verdict needs 5; 1 faster, 0 slower; 1 without one of the two\./,
    );
    expect(section(/at risk/)).toMatch(
      /1 of 2Churn calls \(retail-savings-pod\): as it moves now, .* target; fails: security\./,
    );
    expect(section(/waiting cost/)).toMatch(
      /133 714 EUR4 000 USDWaiting of increments that are not there yet, n = 2 outcomes; .*Currencies are not added up\./,
    );
    expect(section(/three decisions/)).toMatch(
      /Embed Security review: saves 12 d of Churn calls.*They are not added up/,
    );
  });

  it('should open by a button, and print', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    show();
    await table();
    await userEvent.click(screen.getByRole('button', { name: 'On one page' }));
    await screen.findByRole('article', { name: 'Board view' });
    expect(address()).toContain('view=board');
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
    expect(await table()).toBeInTheDocument();
  });

  it.each([
    [20, 'Yes'],
    [60, 'No'],
    [53, 'No, as fast'],
  ])('should answer of five outcomes at %p days: %s', async (days, answer) => {
    const item = buildOutcomeSummary();
    show('?view=board', {
      listOutcomes: async () => ({
        asOf: AS_OF,
        items: Array.from({ length: 5 }, (_, index) => ({
          ...item,
          outcome: `outcome:default/o${index}`,
          timeToValue: { ...item.timeToValue, latest: days * DAY },
        })),
      }),
    });
    expect(await screen.findByText(answer)).toBeVisible();
  });

  it('should say what is not known', async () => {
    show('?view=board', {
      listOutcomes: async () => ({
        asOf: AS_OF,
        items: [{ ...bare, costOfWaiting: null }],
      }),
    });
    const board = plain(
      await screen.findByRole('article', { name: 'Board view' }),
    );
    expect(board).toContain('Not known n = 0 outcomes');
    expect(board).toContain('no outcome says what delay costs');
    expect(board).toContain('None is named: no gate qualifies');
    expect(board).toContain('0 of 1');
  });
});

describe('one outcome', () => {
  const path = '/outcome%3Adefault%2Fchurn-calls';

  it('should open from its row, over the whole width', async () => {
    show();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Churn calls' }),
    );
    expect(
      await screen.findByRole('article', { name: 'Churn calls' }),
    ).toBeInTheDocument();
    expect(address()).toBe(`/delivery/outcomes${path}`);
    expect(screen.getByRole('link', { name: 'All outcomes' })).toHaveAttribute(
      'href',
      '/delivery/outcomes',
    );
    expect(
      screen.queryByRole('link', { name: 'History and full page' }),
    ).toBeNull();
  });

  it('should show what it said on a day, without a form', async () => {
    const getOutcome = jest.fn(async () => buildOutcomeReport());
    show(`${path}?on=2026-08-21`, { getOutcome });
    await screen.findByRole('article', { name: 'Churn calls' });
    expect(getOutcome).toHaveBeenCalledWith(
      'outcome:default/churn-calls',
      { on: '2026-08-21' },
      expect.anything(),
    );
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('should say that there is none', async () => {
    show(path, {
      getOutcome: async () => {
        throw refusal(404, 'NotFoundError', 'no');
      },
    });
    expect(await screen.findByText(/no such outcome/)).toBeVisible();
  });
});
