import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import { toCdEvent } from '@delivery-stack/flow';
import { bankFacts } from './__testUtils__/bankFacts';
import {
  day,
  deliveredFacts,
  FEWER_LEAVE,
  startOutcomes,
} from './__testUtils__/testOutcomes';
import { startPatterns, TestPatterns, WEB } from './__testUtils__/testPatterns';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

/** A source that fetches nothing and hears everything. */
const quietSource = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'quiet',
  register(env) {
    env.registerInit({
      deps: { sources: deliveryEventSourceExtensionPoint },
      async init({ sources }) {
        sources.addEventSource({
          id: 'quiet',
          title: 'Quiet',
          schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
          run: async ({ report }) =>
            report.problem({ code: 'not-found', message: 'Nothing there' }),
          webhook: {
            verify: () => true,
            read: () => ({ adaptations: [], wishes: ['all'] }),
          },
        });
      },
    });
  },
});

/** Every object says what it may hold, so that a field too many is noticed. */
function closed(schema: any): any {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  );
  return schema.properties && schema.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

describe('the OpenAPI document', () => {
  let delivery: TestPatterns;
  let document: any;
  const checked = new Set<string>();

  const validator = (method: string, path: string, status: number) => {
    const { schema } =
      document.paths[path][method].responses[status].content[
        'application/json'
      ];
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    return ajv.compile(status < 300 ? closed(schema) : schema);
  };

  /** What an answer has that the document does not say, or the reverse. */
  const differences = (
    validate: ValidateFunction,
    answer: { status: number; body: unknown },
  ) => {
    validate(answer.body);
    return { status: answer.status, errors: validate.errors ?? [] };
  };

  beforeAll(async () => {
    delivery = await startPatterns(await databases.init('SQLITE_3'), {
      features: [quietSource],
    });
    await delivery.runSource('quiet');
    await delivery.settle();
    await delivery.send(bankFacts);
    await delivery.settle();
    const { body } = await delivery.get('/openapi.json', 'member');
    document = JSON.parse(JSON.stringify(body));
  });

  afterAll(async () => {
    await delivery?.stop();
  });

  it('should be OpenAPI 3.1 with an id for every operation', () => {
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values<any>(document.paths).flatMap(methods =>
      Object.values<any>(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const schemes = Object.keys(document.components.securitySchemes);
    expect(document.security.flatMap(Object.keys)).toEqual(schemes);
  });

  it.each([
    ['/gates', '/gates'],
    ['/gates?scope=system:default/tiny', '/gates'],
    ['/gates/security-review', '/gates/{id}'],
    ['/journeys', '/journeys'],
    ['/journeys?limit=1', '/journeys'],
    ['/journeys/LED-1', '/journeys/{id}'],
    ['/journeys/LED-4', '/journeys/{id}'],
    ['/overview', '/overview'],
    ['/overview?scope=system:default/tiny', '/overview'],
    ['/scorecard?entityRef=component:default/ledger-1', '/scorecard'],
    ['/portfolio?by=system', '/portfolio'],
    ['/data-quality', '/data-quality'],
    ['/projection', '/projection'],
    ['/dead-letters', '/dead-letters'],
    ['/sources', '/sources'],
    ['/policies', '/policies'],
    ['/conformance', '/conformance'],
    ['/conformance?by=domain', '/conformance'],
  ])('should describe what GET %s answers', async (url, path) => {
    const answer = await delivery.get(url, 'admin');
    expect(differences(validator('get', path, 200), answer)).toEqual({
      status: 200,
      errors: [],
    });
    checked.add(`get ${path}`);
  });

  it('should describe what the others answer', async () => {
    const event = toCdEvent({ ...bankFacts[0], vendor: 'jira' });
    const posts: Array<[string, object, string?, number?]> = [
      ['/events', event],
      ['/gates/explain', { event }],
      ['/projection/refold', {}],
      ['/sources/quiet/run', {}, '/sources/{id}/run'],
      ['/webhooks/quiet', {}, '/webhooks/{id}', 202],
    ];
    for (const [url, body, path = url, status = 200] of posts) {
      const answer = await delivery.post(url, 'admin').send(body);
      expect(differences(validator('post', path, status), answer)).toEqual({
        status,
        errors: [],
      });
      checked.add(`post ${path}`);
    }
  });

  it('should describe what patterns and their uses answer', async () => {
    const compare = (
      route: string,
      answer: { status: number; body: any },
      status = 200,
    ) => {
      const [method, path] = route.split(' ');
      expect(differences(validator(method, path, status), answer)).toEqual({
        status,
        errors: [],
      });
      checked.add(route);
      return answer.body;
    };
    const { at, get, post } = delivery;
    const refresh = () => post(at(WEB, '/refresh'), 'ann');
    compare('post /patterns/{id}/refresh', await refresh());
    compare('post /patterns/{id}/asks', await delivery.ask());
    const before = await delivery.digest();
    await delivery.edit('skeleton/README.md', text => `${text}More.\n`);
    await delivery.ask();
    const signed = compare(
      'post /patterns/{id}/sign-offs',
      await delivery.decide('pat', { function: 'platform', minutes: 20 }),
    );
    compare(
      'get /sign-offs/{id}/attestation',
      await get(`/sign-offs/${signed.id}/attestation`, 'ann'),
    );
    const verification = 'post /patterns/{id}/verification';
    compare(verification, await delivery.verify());
    await delivery.decide('sid', { function: 'security' });
    await delivery.decide('kim', { function: 'compliance' });
    compare(verification, await delivery.verify());
    const parameters = { nodes: 20 };
    compare(verification, await delivery.verify({ parameters }));
    const { items } = compare(
      'get /exceptions',
      await get('/exceptions?state=open', 'pat'),
    );
    compare(
      'post /exceptions/{id}/decision',
      await post(`/exceptions/${items[0].id}/decision`, 'pat').send({
        granted: true,
        comment: 'Until the load test is done',
      }),
    );
    compare('post /activations', await delivery.activate('one'));
    compare('get /activations', await get('/activations', 'ann'));
    compare(
      'get /activations/clock',
      await get('/activations/clock?owner=pod', 'ann'),
    );
    compare('get /patterns', await get('/patterns', 'ann'));
    compare('get /patterns/{id}', await get(at(WEB), 'ann'));
    compare(
      'get /patterns/{id}/diff',
      await get(at(WEB, `/diff?from=${before}`), 'ann'),
    );
    compare('get /attestation-keys', await get('/attestation-keys'));
    const environment = '/environments/resource%3Adefault%2Fone/evidence';
    compare(
      'post /environments/{id}/evidence',
      await delivery.postAsService(environment).send({
        commit: 'c'.repeat(40),
        branch: 'main',
        isDefaultBranch: true,
        run: '1',
        at: new Date(delivery.now.at).toISOString(),
        manifest: null,
        drift: [{ path: 'k8s/quota.yaml', kind: 'changed' }],
        driftCount: 1,
        attestations: 'genuine',
        policies: [{ name: 'sbom', result: 'fail' }],
      }),
    );
    delivery.catalogState.entities = [
      ...delivery.catalogState.entities!,
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { namespace: 'default', name: 'one' },
      },
    ];
    compare('get /environments/{id}/evidence', await get(environment, 'admin'));
  });

  it('should describe what is answered about outcomes', async () => {
    const outcomes = await startOutcomes(await databases.init('SQLITE_3'), {
      now: { at: day(40) },
    });
    const { at, get, checkIn } = outcomes;
    const compare = (
      route: string,
      answer: { status: number; body: unknown },
    ) => {
      const [method, path] = route.split(' ');
      expect(differences(validator(method, path, 200), answer)).toEqual({
        status: 200,
        errors: [],
      });
      checked.add(route);
    };
    await outcomes.settle();
    await outcomes.send(deliveredFacts);
    await outcomes.settle();
    outcomes.meter.read = async ({ until }) => [{ at: until, value: 50 }];
    await outcomes.rounds();
    compare('get /outcomes/{id}', await get(at(FEWER_LEAVE), 'owner'));
    const figure = { role: 'adoption', value: 55, note: 'From the survey' };
    compare('post /outcomes/{id}/check-ins', await checkIn(figure));
    const list = at(FEWER_LEAVE, '/check-ins');
    compare('get /outcomes/{id}/check-ins', await get(list, 'owner'));
    compare('get /outcomes/{id}', await get(at(FEWER_LEAVE), 'leader'));
    compare(
      'get /costs/{id}',
      await get(`/costs/${encodeURIComponent(FEWER_LEAVE)}`, 'owner'),
    );
    outcomes.now.at = day(131);
    await outcomes.rounds();
    compare('get /outcomes', await get('/outcomes', 'leader'));
    const post = (path: string, body: object) =>
      outcomes.post(path, 'steward').send(body);
    const request = {
      title: 'Time-to-value',
      why: 'So that leaders see what takes long',
      owner: 'leaders',
      requirement: 'securityPasses',
      scope: { domain: 'retail' },
      target: '2027-03-31',
    };
    const made = await post('/campaigns', request);
    compare('post /campaigns', made);
    const campaign = `/campaigns/${made.body.id}`;
    const exemption = await post(`${campaign}/exemptions`, {
      outcome: FEWER_LEAVE,
      reason: 'Its scanner comes in autumn',
      expires: '2026-09-30',
    });
    compare('post /campaigns/{id}/exemptions', exemption);
    const exempt = `/campaign-exemptions/${exemption.body.id}`;
    compare(
      'post /campaign-exemptions/{id}/withdrawal',
      await post(`${exempt}/withdrawal`, {}),
    );
    await outcomes.runTask('campaigns');
    compare('get /campaigns/{id}', await get(campaign, 'steward'));
    const asking = `/campaigns?outcome=${encodeURIComponent(FEWER_LEAVE)}`;
    compare('get /campaigns', await get(asking, 'steward'));
    compare(
      'post /campaigns/{id}',
      await post(campaign, { ...request, version: 1 }),
    );
    compare(
      'post /campaigns/{id}/end',
      await post(`${campaign}/end`, { version: 2 }),
    );
    compare('get /campaigns', await get('/campaigns', 'steward'));
    await outcomes.stop();
  });

  it('should describe refusals', async () => {
    const forbidden = await delivery.get('/overview', 'member');
    expect(differences(validator('get', '/overview', 403), forbidden)).toEqual({
      status: 403,
      errors: [],
    });
    const missing = await delivery.get('/journeys/NO-1', 'member');
    expect(
      differences(validator('get', '/journeys/{id}', 404), missing),
    ).toEqual({ status: 404, errors: [] });
    const odd = await delivery.get('/gates?since=x', 'admin');
    expect(differences(validator('get', '/gates', 400), odd)).toEqual({
      status: 400,
      errors: [],
    });
    const stranger = await delivery.get('/gates');
    expect(differences(validator('get', '/gates', 401), stranger)).toEqual({
      status: 401,
      errors: [],
    });
    const xml = await delivery
      .post('/events', 'admin')
      .set('content-type', 'text/xml')
      .send('<a/>');
    expect(differences(validator('post', '/events', 415), xml)).toEqual({
      status: 415,
      errors: [],
    });
  });

  it('should have been compared with an answer of every route', () => {
    const all = Object.entries<any>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method} ${path}`),
    );
    expect([...checked].sort()).toEqual(all.sort());
  });
});
