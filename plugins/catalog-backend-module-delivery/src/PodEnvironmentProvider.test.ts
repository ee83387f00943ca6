import { mockServices } from '@backstage/backend-test-utils';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { Activation } from '@delivery-stack/backstage-plugin-delivery-common';
import { PodEnvironmentProvider } from './PodEnvironmentProvider';

const activation = (name: string): Activation => ({
  id: `id-${name}`,
  pattern: 'template:default/web-service',
  digest: 'sha256:one',
  environment: `resource:default/${name}`,
  owner: 'group:default/pod',
  requestedAt: '2026-03-02T00:00:00.000Z',
  readyAt: '2026-03-02T00:12:00.000Z',
  state: 'current',
});

const page = (names: string[], nextCursor?: string) =>
  Response.json({
    asOf: '2026-03-02T00:00:00.000Z',
    items: names.map(activation),
    nextCursor,
  });

/** A provider whose backend gives these answers, one after the other. */
async function connect(answer: (call: number) => Response | Error) {
  const requests: Array<{ url: string; authorization: string | null }> = [];
  const mutations: EntityProviderMutation[] = [];
  const logger = mockServices.logger.mock();
  const runs: Array<(signal: AbortSignal) => void | Promise<void>> = [];
  const provider = PodEnvironmentProvider.create({
    auth: mockServices.auth({ pluginId: 'catalog' }),
    discovery: mockServices.discovery(),
    logger,
    taskRunner: {
      run: async ({ fn }) => {
        runs.push(fn as (typeof runs)[number]);
      },
    },
    fetchApi: {
      fetch: async (input, init) => {
        const { authorization } = init?.headers as Record<string, string>;
        requests.push({ url: String(input), authorization });
        const answered = answer(requests.length);
        if (answered instanceof Error) {
          throw answered;
        }
        return answered;
      },
    },
  });
  await provider.connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  } satisfies EntityProviderConnection);
  const run = () => runs[0](new AbortController().signal);
  return { provider, requests, mutations, logger, run };
}

const namesIn = (mutation: EntityProviderMutation) =>
  (mutation as { entities: any[] }).entities.map(
    ({ entity }) => entity.metadata.name,
  );

describe('PodEnvironmentProvider', () => {
  it('should own its entities under a name that never changes', async () => {
    const { provider } = await connect(() => page([]));
    expect(provider.getProviderName()).toBe('delivery-pod-environments');
  });

  it('should give all pages in one mutation, as the catalog itself', async () => {
    const pages = [page(['a', 'b'], 'next'), page(['b', 'c'])];
    const { requests, mutations, run } = await connect(call => pages[call - 1]);
    await run();
    expect(mutations).toHaveLength(1);
    expect(mutations[0].type).toBe('full');
    expect(namesIn(mutations[0])).toEqual(['a', 'b', 'c']);
    expect((mutations[0] as any).entities[0].locationKey).toBe(
      'delivery-pod-environments',
    );
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=500',
      '?limit=500&cursor=next',
    ]);
    expect(requests[0].authorization).toBe(
      'Bearer mock-service-token:{"sub":"plugin:catalog","target":"delivery"}',
    );
  });

  it.each([
    ['the backend is away', () => new Error('connection refused')],
    ['the backend fails', () => new Response('{}', { status: 503 })],
    ['the answer is another one', () => Response.json({ items: [{}] })],
    [
      'the second page fails',
      (call: number) =>
        call === 1 ? page(['a'], 'n') : new Response('{}', { status: 500 }),
    ],
    ['pages never end', () => page(['a'], 'again')],
  ])('should leave the catalog alone when %s', async (_, answer) => {
    const { mutations, logger, run } = await connect(answer);
    await run();
    expect(mutations).toEqual([]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('the catalog keeps those it has'),
    );
  });

  it('should recover, and empty the catalog once nothing is left', async () => {
    const answers = [new Error('down'), page(['a']), page([])];
    const { mutations, run } = await connect(call => answers[call - 1]);
    await run();
    await run();
    await run();
    expect(mutations.map(namesIn)).toEqual([['a'], []]);
  });
});
