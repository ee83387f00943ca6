import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import searchPlugin from '@backstage/plugin-search-backend';
import { buildOutcome, buildPattern } from './__testUtils__/summaries';
import searchModuleDelivery from '.';

jest.setTimeout(60_000);

const asOf = '2026-11-20T18:00:00.000Z';

/** The search plugin beside a delivery backend of which tests say what it answers. */
async function startSearch() {
  const scheduler = mockServices.scheduler();
  const answers = {
    outcomes: [
      buildOutcome(),
      buildOutcome({
        outcome: 'outcome:default/secret',
        title: 'Secret churn',
      }),
    ],
    away: false,
  };
  const delivery = createBackendPlugin({
    pluginId: 'delivery',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.use(async (request, response) => {
            await httpAuth.credentials(request, { allow: ['service'] });
            const items =
              request.path === '/patterns'
                ? [buildPattern()]
                : answers.outcomes;
            response.status(answers.away ? 503 : 200).json({ asOf, items });
          });
        },
      });
    },
  });
  const result = (resourceRef?: string) =>
    resourceRef === 'outcome:default/secret'
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW;
  const backend = await startTestBackend({
    features: [
      searchPlugin,
      searchModuleDelivery,
      delivery,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(({ permission }) => ({
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: permission.resourceType,
            conditions: {} as never,
          })),
        authorize: async requests =>
          requests.map(({ resourceRef }) => ({ result: result(resourceRef) })),
      }).factory,
      mockServices.rootConfig.factory({
        data: { permission: { enabled: true } },
      }),
    ],
  });
  const find = async (term: string) => {
    const port = backend.server.port();
    const response = await fetch(
      `http://localhost:${port}/api/search/query?term=${term}`,
    );
    const { results } = await response.json();
    return results.map((each: any) => [each.type, each.document.title]);
  };
  return {
    answers,
    backend,
    find,
    index: async () => {
      await scheduler.triggerTask('search_index_delivery_outcome');
      await scheduler.triggerTask('search_index_delivery_pattern');
    },
  };
}

describe('searchModuleDelivery', () => {
  it('should find outcomes and patterns, for whoever may read them', async () => {
    const { backend, find, index } = await startSearch();
    await index();
    expect(await find('churn')).toEqual([['delivery-outcome', 'Churn calls']]);
    expect(await find('gateway')).toEqual([
      ['delivery-pattern', 'Web service'],
    ]);
    await backend.stop();
  });

  it('should keep what it has while the delivery backend is away', async () => {
    const { answers, backend, find, index } = await startSearch();
    await index();
    answers.away = true;
    await index();
    expect(await find('churn')).toHaveLength(1);
    answers.away = false;
    answers.outcomes = [buildOutcome({ title: 'Churn, renamed' })];
    await index();
    expect(await find('churn')).toEqual([
      ['delivery-outcome', 'Churn, renamed'],
    ]);
    await backend.stop();
  });
});
