import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { OutcomeApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LegacyContributionCard, LegacyOutcomeCard } from '.';
import {
  createExampleApi,
  createExampleOutcomeApi,
  refusal,
} from '../../__testUtils__';
import { deliveryApiRef, outcomeApiRef } from '../../api';
import { rootRouteRef } from '../../routes';

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 10, 20, 12));
});

afterEach(() => jest.restoreAllMocks());

const relation = (type: string, targetRef: string) => ({ type, targetRef });

const buildOutcome = (spec: object = {}): Entity => ({
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Outcome',
  metadata: { name: 'churn-calls', namespace: 'default' },
  spec: {
    statement: 'An adviser calls in time.',
    owner: 'pod',
    measure: {
      name: 'Warned customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 42,
      target: 60.5,
      due: '2027-03-31',
    },
    ...spec,
  },
  relations: [
    relation('ownedBy', 'group:default/pod'),
    relation('hasContributor', 'component:default/churn'),
    relation('hasAccountable', 'group:default/security'),
  ],
});

const whole = {
  initiative: { source: 'jira', keys: ['ANL-31', 'ANL-2'] },
  adoption: {
    threshold: 50,
    stays: 'P14D',
    measure: { name: 'Advisers who call', unit: '%', direction: 'up' },
  },
  timeToValue: { target: 'P45D' },
  constraints: {
    cost: { amount: 18000, currency: 'EUR', period: 'month' },
    reliability: { openslo: './slo.yaml' },
    security: { critical: 0, high: 2 },
    compliance: { unresolvedDrift: 1 },
  },
  functions: ['pod', 'security'],
  costOfDelay: { amount: 24000, currency: 'EUR', per: 'week' },
};

const component = (relations: Entity['relations'] = []): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn', namespace: 'default' },
  relations,
});

function renderCard(
  card: JSX.Element,
  entity: Entity,
  entities: Entity[] = [],
  catalog = catalogApiMock({ entities }),
  outcomeApi: Partial<OutcomeApi> = {},
) {
  renderInTestApp(<EntityProvider entity={entity}>{card}</EntityProvider>, {
    apis: [
      [deliveryApiRef, createExampleApi()],
      [outcomeApiRef, createExampleOutcomeApi(outcomeApi)],
      [catalogApiRef, catalog],
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/delivery': rootRouteRef,
    },
  });
}

/** The lines of a table, with spaces that break. */
async function linesOf(name: string): Promise<string[]> {
  const table = await screen.findByRole('table', { name });
  return [...table.querySelectorAll('tr')].map(row =>
    [...row.children]
      .map(cell => cell.textContent?.replace(/\s+/g, ' '))
      .join(' | '),
  );
}

describe('outcome card', () => {
  it('should show what is declared, and no figure that is not', async () => {
    renderCard(<LegacyOutcomeCard />, buildOutcome(whole));
    expect(await linesOf('Declared outcome')).toEqual([
      'Measure | from 42 to 60.5 %, more is betterWarned customers who stay',
      'Due | 31 Mar 2027, 131 days left',
      'Adopted | once above 50 % for 14 dAdvisers who call',
      'Time-to-value | at most 45 dfrom need to adopted',
      'Cost of delay | 24 000 EUR a week',
      'Cost | at most 18 000 EUR a month',
      'Reliability | every objective in ./slo.yaml',
      'Security | no open critical finding, at most 2 open high findings',
      'Compliance | at most 1 drifted environment',
      'Initiative | ANL-31, ANL-2in jira',
      'Owner | pod',
      'Contributors | churn',
      'Accountable | pod, securitysecurity',
    ]);
    // The report leads, and says the statement.
    const report = await screen.findByRole('article', { name: 'Churn calls' });
    expect(
      report.compareDocumentPosition(
        screen.getByRole('table', { name: 'Declared outcome' }),
      ),
    ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(
      within(report).getByRole('link', { name: 'History and full page' }),
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
    );
    expect(screen.queryByText('An adviser calls in time.')).toBeNull();
    expect(screen.getByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn',
    );
    expect(screen.queryByRole('region', { name: 'Still open' })).toBeNull();
  });

  it('should say what is still open, and that it is overdue', async () => {
    const { measure } = buildOutcome().spec as any;
    renderCard(<LegacyOutcomeCard />, {
      ...buildOutcome({
        measure: {
          ...measure,
          direction: 'down',
          target: 2,
          due: '2026-11-19',
        },
      }),
      relations: [],
    });
    expect(await linesOf('Declared outcome')).toEqual([
      'Measure | from 42 to 2 %, less is betterWarned customers who stay',
      'Due | 19 Nov 2026, 1 day ago',
      'Contributors | nothing says that it contributes',
    ]);
    const open = screen.getByRole('region', { name: 'Still open' });
    expect(open).toHaveTextContent('The due day 2026-11-19 has passed: set');
    expect(open).toHaveTextContent('Adoption is missing, so that there is no');
  });

  it.each([
    [403, 'NotAllowedError', /visible to whoever may read it in the catalog/],
    [404, 'NotFoundError', /no such outcome, or none that you may see/],
    [500, 'Error', /Could not load the report of this outcome/],
  ])(
    'should show what is declared where the backend says %p',
    async (status, name, text) => {
      renderCard(<LegacyOutcomeCard />, buildOutcome(), [], undefined, {
        getOutcome: async () => {
          throw refusal(status, name, 'no');
        },
      });
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.getByText('An adviser calls in time.')).toBeVisible();
      expect(await linesOf('Declared outcome')).toHaveLength(4);
    },
  );

  it('should name what cannot be read', async () => {
    renderCard(<LegacyOutcomeCard />, buildOutcome({ statement: 7 }));
    expect(
      await screen.findByText('spec.statement: is not text; write text'),
    ).toBeVisible();
  });
});

describe('contribution card', () => {
  const contributes = relation('contributesTo', 'outcome:default/churn-calls');

  it('should show the whole report of the only outcome', async () => {
    const getOutcome = jest.fn(createExampleOutcomeApi().getOutcome);
    renderCard(
      <LegacyContributionCard />,
      component([contributes]),
      [buildOutcome()],
      undefined,
      { getOutcome },
    );
    expect(
      await screen.findByRole('article', { name: 'Churn calls' }),
    ).toBeInTheDocument();
    expect(getOutcome.mock.calls.map(([ref]) => ref)).toEqual([
      'outcome:default/churn-calls',
    ]);
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('should let the keyboard choose between several', async () => {
    const system: Entity = {
      ...component([contributes]),
      kind: 'System',
      metadata: { name: 'crm', namespace: 'default' },
    };
    const entity = component([
      relation('partOf', 'system:default/crm'),
      relation('partOf', 'system:default/secret'),
      relation('accountableFor', 'outcome:default/gone'),
    ]);
    renderCard(<LegacyContributionCard />, entity, [system, buildOutcome()]);
    const panel = await screen.findByRole('tabpanel', { name: 'churn-calls' });
    expect(panel).toHaveTextContent(/^churn-calls, through crm/);
    await within(panel).findByRole('article', { name: 'Churn calls' });
    screen.getByRole('tab', { name: 'churn-calls', selected: true }).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      await screen.findByRole('tabpanel', { name: 'gone' }),
    ).toHaveTextContent(
      /^gone, this is accountable for it.*not in the catalog, or not for you/,
    );
  });

  it('should know what a group owns, once', async () => {
    const group = {
      ...component([
        relation('ownerOf', 'component:default/churn'),
        relation('ownerOf', 'outcome:default/churn-calls'),
        relation('accountableFor', 'outcome:default/churn-calls'),
      ]),
      kind: 'Group',
    };
    renderCard(<LegacyContributionCard />, group, [buildOutcome()]);
    await screen.findByRole('article', { name: 'Churn calls' });
    expect(screen.getByText(/, owned by this/)).toBeVisible();
    expect(screen.queryByRole('tablist')).toBeNull();
  });

  it('should know what is a part of a domain, and not ask it what it serves', async () => {
    const domain = {
      ...component([relation('hasPart', 'outcome:default/churn-calls')]),
      kind: 'Domain',
    };
    renderCard(<LegacyContributionCard />, domain, [buildOutcome()]);
    expect(await screen.findByText(/, a part of this/)).toBeVisible();
  });

  it('should not ask for what declares nothing that can be read', async () => {
    const getOutcome = jest.fn();
    renderCard(
      <LegacyContributionCard />,
      component([contributes]),
      [buildOutcome({ statement: 7 })],
      undefined,
      { getOutcome },
    );
    expect(
      await screen.findByText('What this outcome declares cannot be read.'),
    ).toBeVisible();
    expect(getOutcome).not.toHaveBeenCalled();
  });

  it('should say what is missing, and offer the template', async () => {
    renderCard(<LegacyContributionCard />, component(), [
      {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        kind: 'Template',
        metadata: { name: 'declare-outcome', namespace: 'default' },
        spec: { type: 'outcome' },
      },
    ]);
    expect(
      await screen.findByText('Nobody says which outcome this serves.'),
    ).toBeVisible();
    expect(
      await screen.findByRole('button', { name: 'Declare an outcome' }),
    ).toHaveAttribute('href', '/catalog/default/template/declare-outcome');
  });

  it('should offer nothing that is not there', async () => {
    renderCard(<LegacyContributionCard />, component());
    await screen.findByText('Nobody says which outcome this serves.');
    expect(screen.queryByText('Declare an outcome')).toBeNull();
  });

  it('should say that the catalog does not answer', async () => {
    const catalog = catalogApiMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('connection refused');
      },
    });
    renderCard(
      <LegacyContributionCard />,
      component([contributes]),
      [],
      catalog as any,
    );
    expect(
      await screen.findByText('Could not load its outcomes.', undefined, {
        timeout: 10_000,
      }),
    ).toBeVisible();
  });
});
