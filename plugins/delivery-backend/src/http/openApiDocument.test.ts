import { createRouter } from './createRouter';
import { openApiDocument } from './openApiDocument';

const document = openApiDocument();
const paths = document.paths ?? {};

/** Method and path of every route that a router has, as OpenAPI writes them. */
function routesOf(router: any): string[] {
  return router.stack
    .filter((layer: any) => layer.route)
    .flatMap(({ route }: any) =>
      Object.keys(route.methods).map(
        method => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
      ),
    );
}

describe('openApiDocument', () => {
  it('should hold every route, and no other', () => {
    const router = createRouter({
      services: new Proxy({}, { get: () => ({}) }),
      limits: { maxBodyBytes: 1_024, maxBatch: 1 },
    } as any);
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect(documented.sort()).toEqual(
      routesOf(router)
        .filter(route => route !== 'get /openapi.json')
        .sort(),
    );
    expect(documented.length).toBeGreaterThan(10);
  });

  it('should describe parameters, answers and who may ask', () => {
    const journeys: any = paths['/journeys']?.get;
    const names = journeys.parameters.map((each: any) => each.name);
    expect(names).toEqual(
      expect.arrayContaining([
        'scope',
        'since',
        'calendar',
        'search',
        'cursor',
      ]),
    );
    expect(journeys.description).toContain('delivery.organisation.read');
    const journey: any = paths['/journeys/{id}']?.get;
    expect(journey.parameters).toContainEqual(
      expect.objectContaining({ name: 'id', in: 'path', required: true }),
    );
    const answer = journey.responses[200].content['application/json'].schema;
    expect(Object.keys(answer.properties)).toContain('byFunction');
    const events: any = paths['/events']?.post;
    expect(Object.keys(events.requestBody.content)).toEqual([
      'application/json',
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
    ]);
    expect(Object.keys(events.responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '413', '415']),
    );
  });
});
