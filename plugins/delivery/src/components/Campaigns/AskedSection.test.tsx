import { OutcomeApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { screen, waitFor, within } from '@testing-library/react';
import {
  AS_OF,
  buildCampaign,
  buildOutcomeReport,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';
import { OutcomeReportBody } from '../OutcomeReport/OutcomeReportBody';

const report = buildOutcomeReport();

const show = (outcomeApi: Partial<OutcomeApi>, past?: boolean) =>
  renderView(<OutcomeReportBody report={report} past={past} />, { outcomeApi });

const plain = (element: Element) =>
  element.textContent?.replace(/\s+/g, ' ') ?? '';

const found = (
  items: Awaited<ReturnType<OutcomeApi['listCampaigns']>>['items'],
) =>
  jest.fn(async () => ({
    asOf: AS_OF,
    items,
    viewer: { mayManage: false },
  }));

const heading = () =>
  screen.queryByRole('heading', { name: 'Asked by campaigns' });

describe('the campaigns that ask something of an outcome', () => {
  it('should say where it stands in each, and what is missing', async () => {
    const listCampaigns = found([
      {
        ...buildCampaign({ scope: {} }),
        asked: { state: 'open', reason: 'No meter is declared.' },
      },
      {
        ...buildCampaign({ id: 'c2', title: 'Secure', scope: {} }),
        asked: {
          state: 'exempt',
          reason: 'Its security constraint fails.',
          exemptUntil: '2027-01-15',
        },
      },
      {
        ...buildCampaign({ id: 'c3', title: 'On time', scope: {} }),
        asked: { state: 'met' },
      },
    ]);
    show({ listCampaigns });
    const table = await screen.findByRole('table', {
      name: 'Campaigns that ask it',
    });
    const asks = 'Every outcome is measured.';
    expect(within(table).getAllByRole('row').slice(1).map(plain)).toEqual([
      `Measured by spring${asks}31 Mar 2027OpenNo meter is declared.`,
      `Secure${asks}31 Mar 2027Exemptuntil the end of 15 Jan 2027Its security constraint fails.`,
      `On time${asks}31 Mar 2027Met`,
    ]);
    expect(listCampaigns).toHaveBeenCalledWith(
      { outcome: report.outcome },
      expect.anything(),
    );
    expect(within(table).getByRole('link', { name: 'Secure' })).toHaveAttribute(
      'href',
      expect.stringContaining('?view=campaigns&campaign=c2'),
    );
  });

  it('should say nothing where none does', async () => {
    const listCampaigns = found([]);
    show({ listCampaigns });
    await waitFor(() => expect(listCampaigns).toHaveBeenCalled());
    expect(heading()).toBeNull();
  });

  it('should not ask what campaigns ask now of what was so once', async () => {
    const listCampaigns = found([]);
    show({ listCampaigns }, true);
    await screen.findByRole('article');
    expect(listCampaigns).not.toHaveBeenCalled();
  });

  it('should say that it could not be asked', async () => {
    show({
      listCampaigns: async () => {
        throw refusal(500, 'Error', 'no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not ask which campaigns ask something of it.',
    );
  });
});
