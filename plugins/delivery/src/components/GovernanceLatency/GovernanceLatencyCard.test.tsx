import { screen } from '@testing-library/react';
import { LegacyGovernanceLatencyCard } from '.';
import {
  buildEmptyOverview,
  buildJourneyList,
  buildOverview,
  refusal,
} from '../../__testUtils__';
import {
  exampleComponent,
  exampleEntities,
  renderView,
} from '../../__testUtils__/renderView';
import { EntityDeliveryContent } from '../EntityDelivery';

describe('governance latency card', () => {
  it('should show share, gates, and what waits against its past', async () => {
    const getScorecard = jest.fn(async () => buildOverview());
    renderView(<LegacyGovernanceLatencyCard />, {
      entity: exampleComponent,
      api: { getScorecard },
    });
    expect(await screen.findByText('56 %')).toBeInTheDocument();
    expect(
      screen.getByText(/Past waits: P50 11 d, P85 17 d 14 h/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /Data-access governance/ }),
    ).toHaveTextContent('–');
    expect(screen.getByText(/n = 66 \+ 9 open/)).toBeInTheDocument();
    expect(getScorecard).toHaveBeenCalledWith(
      { entityRef: 'component:default/churn-insights', calendar: 'elapsed' },
      expect.anything(),
    );
  });

  it('should add up the members of a system', async () => {
    const getOverview = jest.fn(async () => buildOverview());
    renderView(<LegacyGovernanceLatencyCard />, {
      entity: exampleEntities[0],
      api: { getOverview },
    });
    expect(await screen.findByText('56 %')).toBeInTheDocument();
    expect(getOverview).toHaveBeenCalledWith(
      { scope: 'system:default/payments', calendar: 'elapsed' },
      expect.anything(),
    );
  });

  it.each([
    ['nothing yet', async () => buildEmptyOverview(), /No journeys yet/],
    [
      'a refusal',
      async () => {
        throw refusal(403, 'NotAllowedError', 'no');
      },
      /visible to whoever may read it/,
    ],
    [
      'an error',
      async () => {
        throw refusal(500, 'Error', 'no');
      },
      'Could not load the governance latency.',
    ],
  ])('should show %s', async (_, getScorecard, text) => {
    renderView(<LegacyGovernanceLatencyCard />, {
      entity: exampleComponent,
      api: { getScorecard },
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('entity tab', () => {
  it('should list the journeys of the component', async () => {
    const listJourneys = jest.fn(async () => buildJourneyList());
    renderView(<EntityDeliveryContent />, {
      entity: exampleComponent,
      api: { listJourneys },
    });
    expect(
      await screen.findByRole('region', { name: 'Journeys of churn-insights' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Journeys' }),
    ).toBeInTheDocument();
    expect(listJourneys).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'component:default/churn-insights' }),
      expect.anything(),
    );
  });
});
