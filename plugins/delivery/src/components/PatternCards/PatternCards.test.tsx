import { Entity } from '@backstage/catalog-model';
import { screen, waitFor } from '@testing-library/react';
import {
  LegacyOwnerEnvironmentsCard,
  LegacyPatternSignOffCard,
  LegacyPodEnvironmentCard,
} from '.';
import {
  AS_OF,
  buildActivation,
  buildPattern,
  createExampleOutcomeApi,
  refusal,
} from '../../__testUtils__';
import { renderView } from '../../__testUtils__/renderView';

const entity = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type: 'pod-environment' },
});

const environment = entity('Resource', 'churn-insights-environment');
const template = entity('Template', 'web-service');

describe('pod environment card', () => {
  it('should say from which pattern, and how fast', async () => {
    const listActivations = jest.fn(async () => ({
      asOf: AS_OF,
      items: [buildActivation()],
    }));
    renderView(<LegacyPodEnvironmentCard />, {
      entity: environment,
      patternApi: { listActivations },
    });
    const table = await screen.findByRole('table', { name: 'Pod environment' });
    expect(table).toHaveTextContent('Older, still approved');
    expect(table).toHaveTextContent('3.2.0');
    expect(await screen.findByText('Web service')).toBeVisible();
    expect(table).toHaveTextContent(
      '61.50 EUR since 1 Nov 2026, through 20 Nov 2026estimated 140 EUR per month, by the pattern as it is now2 cores at list price.',
    );
    expect(listActivations).toHaveBeenCalledWith(
      { environment: 'resource:default/churn-insights-environment', limit: 1 },
      expect.anything(),
    );
  });

  it.each([
    [{ connected: false }, 'no source of cost is connected'],
    [
      { through: '2026-10-31' },
      'No charges of this month were delivered yet; the latest are of 31 Oct 2026.',
    ],
    [{ through: undefined }, 'No charges of this month were delivered yet.'],
    [
      { spent: [] },
      'No charge is matched to it since 1 Nov 2026; 4 % of all charges belong to nobody.',
    ],
  ])('should say why it is not known what it costs: %j', async (cost, said) => {
    const { getCost } = createExampleOutcomeApi();
    renderView(<LegacyPodEnvironmentCard />, {
      entity: environment,
      patternApi: {
        listActivations: async () => ({
          asOf: '2026-11-21T10:00:00Z',
          items: [buildActivation()],
        }),
      },
      outcomeApi: {
        getCost: async ref => ({ ...(await getCost(ref)), ...cost }),
      },
    });
    const table = await screen.findByRole('table', { name: 'Pod environment' });
    await waitFor(() => expect(table).toHaveTextContent(said));
  });

  it('should say that no pattern is known', async () => {
    renderView(<LegacyPodEnvironmentCard />, {
      entity: environment,
      patternApi: { listActivations: async () => ({ asOf: AS_OF, items: [] }) },
    });
    expect(await screen.findByText(/not made from a signed-off/)).toBeVisible();
  });
});

describe('card of a group', () => {
  const pod = entity('Group', 'pod');

  it('should say how long its environments took, open ones included, and list them', async () => {
    const listActivations = jest.fn(async () => ({
      asOf: AS_OF,
      items: [buildActivation()],
    }));
    const getOwnerClock = jest.fn(async (owner: string) => ({
      asOf: AS_OF,
      owner,
      environments: 8,
      clock: buildPattern().clock,
    }));
    renderView(<LegacyOwnerEnvironmentsCard />, {
      entity: pod,
      patternApi: { listActivations, getOwnerClock },
    });
    const clock = await screen.findByRole('table', {
      name: 'From request to productive',
    });
    expect(clock.textContent!.replace(/\s/g, ' ')).toContain(
      'ProductiveP50 2 d · P85 needs n ≥ 19 · n = 12 + 11 open (censored)',
    );
    expect(clock).toHaveTextContent('8 environments, from the request on');
    const list = await screen.findByRole('table', { name: 'Environments' });
    expect(list).toHaveTextContent('Older, still approved');
    expect(getOwnerClock).toHaveBeenCalledWith(
      'group:default/pod',
      expect.anything(),
    );
    expect(listActivations).toHaveBeenCalledWith(
      { owner: 'group:default/pod', limit: 50 },
      expect.anything(),
    );
  });

  it.each([
    [0, undefined, /no environment that was made from a pattern/],
    [1, refusal(500, 'Error', 'no'), /Could not load the environments/],
  ])(
    'should say why nothing is shown (%s, %s)',
    async (environments, error, text) => {
      renderView(<LegacyOwnerEnvironmentsCard />, {
        entity: pod,
        patternApi: {
          getOwnerClock: async owner => {
            if (error) {
              throw error;
            }
            const { clock } = buildPattern();
            return { asOf: AS_OF, owner, environments, clock };
          },
        },
      });
      expect(await screen.findByText(text)).toBeVisible();
    },
  );
});

describe('pattern sign-off card', () => {
  it('should say who has to do what', async () => {
    renderView(<LegacyPatternSignOffCard />, { entity: template });
    const table = await screen.findByRole('table', {
      name: 'Pattern sign-off',
    });
    expect(table).toHaveTextContent('a member of security has to look');
    expect(screen.getByText('Waiting for sign-off')).toBeVisible();
  });

  it.each([
    [refusal(404, 'NotFoundError', 'no'), /was not read yet/],
    [refusal(500, 'Error', 'no'), /Could not load the sign-offs/],
  ])('should say why nothing is shown (%s)', async (error, text) => {
    renderView(<LegacyPatternSignOffCard />, {
      entity: template,
      patternApi: { getPattern: () => Promise.reject(error) },
    });
    expect(await screen.findByText(text)).toBeVisible();
  });
});
