import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { LegacyContributionCard, LegacyOutcomeCard } from '.';
import { createExampleApi } from '../../__testUtils__';
import { deliveryApiRef } from '../../api';

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
) {
  renderInTestApp(<EntityProvider entity={entity}>{card}</EntityProvider>, {
    apis: [
      [deliveryApiRef, createExampleApi()],
      [catalogApiRef, catalog],
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
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
      'Cost | at most 18 000 EUR a monthnot evaluated yet',
      'Reliability | every objective in ./slo.yamlnot evaluated yet',
      'Security | no open critical finding, at most 2 open high findingsnot evaluated yet',
      'Compliance | at most 1 drifted environmentnot evaluated yet',
      'Initiative | ANL-31, ANL-2in jira',
      'Owner | pod',
      'Contributors | churn',
      'Accountable | pod, securitysecurity',
    ]);
    expect(screen.getByText('An adviser calls in time.')).toBeVisible();
    expect(
      screen.getByText(/declared, none of it measured. No meter/),
    ).toBeVisible();
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

  it('should name what cannot be read', async () => {
    renderCard(<LegacyOutcomeCard />, buildOutcome({ statement: 7 }));
    expect(
      await screen.findByText('spec.statement: is not text; write text'),
    ).toBeVisible();
  });
});

describe('contribution card', () => {
  const contributes = relation('contributesTo', 'outcome:default/churn-calls');

  it('should say which outcome a component serves', async () => {
    renderCard(<LegacyContributionCard />, component([contributes]), [
      buildOutcome(),
    ]);
    expect(await linesOf('Outcomes')).toEqual([
      'Outcome | Declared',
      'churn-calls | An adviser calls in time.Warned customers who stay: from 42 to 60.5 %, due 31 Mar 2027, 131 days left',
    ]);
    expect(screen.getByText(/No meter reports yet/)).toBeVisible();
  });

  it('should find what its system serves, and what its group answers for', async () => {
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
    const [, first, second] = await linesOf('Outcomes');
    expect(first).toMatch(/^churn-callsthrough crm \| An adviser/);
    expect(second).toBe(
      'goneaccountable for it | It is not in the catalog, or not for you to read.',
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
    const lines = await linesOf('Outcomes');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^churn-callsowns it \| An adviser/);
  });

  it('should know what is a part of a domain, and not ask it what it serves', async () => {
    const domain = {
      ...component([relation('hasPart', 'outcome:default/churn-calls')]),
      kind: 'Domain',
    };
    renderCard(<LegacyContributionCard />, domain, [buildOutcome()]);
    const [, line] = await linesOf('Outcomes');
    expect(line).toMatch(/^churn-callsit is a part of this \| An adviser/);
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
