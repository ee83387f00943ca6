import { mockServices } from '@backstage/backend-test-utils';
import { TestPipeline } from '@backstage/plugin-search-backend-node';
import { buildOutcome, buildPattern } from './__testUtils__/summaries';
import { DeliveryBackend } from './DeliveryBackend';
import { DeliveryCollatorFactory } from './DeliveryCollatorFactory';

const asOf = '2026-11-20T18:00:00.000Z';

function backendThat(answers: (path: string) => Response) {
  const asked: Request[] = [];
  const backend = DeliveryBackend.create({
    auth: mockServices.auth({ pluginId: 'search' }),
    discovery: mockServices.discovery(),
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        asked.push(request);
        return answers(new URL(request.url).pathname);
      },
    },
  });
  return { asked, backend };
}

async function collate(factory: DeliveryCollatorFactory) {
  return TestPipeline.fromCollator(await factory.getCollator()).execute();
}

describe('DeliveryCollatorFactory', () => {
  it('should let whoever may read the outcome find it', async () => {
    const { asked, backend } = backendThat(() =>
      Response.json({
        asOf,
        items: [
          buildOutcome(),
          buildOutcome({
            outcome: 'outcome:claims/payouts',
            title: 'Pay-outs',
          }),
        ],
      }),
    );
    const factory = DeliveryCollatorFactory.create({
      type: 'delivery-outcome',
      read: () => backend.outcomes(),
    });
    const { documents, error } = await collate(factory);
    expect(error).toBeUndefined();
    expect(
      documents.map(({ title, authorization }) => [title, authorization]),
    ).toEqual([
      ['Churn calls', { resourceRef: 'outcome:default/churn-calls' }],
      ['Pay-outs', { resourceRef: 'outcome:claims/payouts' }],
    ]);
    expect(factory.visibilityPermission.name).toBe('catalog.entity.read');
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/delivery/outcomes',
    ]);
    expect(asked[0].headers.get('authorization')).toMatch(
      /^Bearer mock-service-token:.*"target":"delivery"/,
    );
  });

  it('should give patterns', async () => {
    const { backend } = backendThat(() =>
      Response.json({ asOf, items: [buildPattern()] }),
    );
    const { documents } = await collate(
      DeliveryCollatorFactory.create({
        type: 'delivery-pattern',
        read: () => backend.patterns(),
      }),
    );
    expect(documents).toMatchObject([
      {
        title: 'Web service',
        authorization: { resourceRef: 'template:default/web-service' },
      },
    ]);
  });

  it.each([
    ['fails', () => new Response('no', { status: 503 })],
    ['answers nonsense', () => Response.json({ items: [{}] })],
  ])('should end with an error where the backend %s', async (_, answer) => {
    const { backend } = backendThat(answer);
    const { documents, error } = await collate(
      DeliveryCollatorFactory.create({
        type: 'delivery-outcome',
        read: () => backend.outcomes(),
      }),
    );
    expect(documents).toEqual([]);
    expect(error).toMatchObject({
      message: expect.stringContaining(
        'The outcomes could not be read from the delivery backend; search keeps those that it has',
      ),
    });
  });
});
