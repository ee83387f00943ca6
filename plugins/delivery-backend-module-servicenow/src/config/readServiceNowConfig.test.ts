import { ConfigReader } from '@backstage/config';
import { readServiceNowConfig } from './readServiceNowConfig';

const credentials = { username: 'delivery', password: 'secret' };
const minimal = { baseUrl: 'https://bank.example.com/', credentials };

const read = (connection: object, name = 'main', more: object = {}) =>
  readServiceNowConfig(
    new ConfigReader({
      delivery: { ...more, sources: { servicenow: { [name]: connection } } },
    }),
  )[0];

describe('readServiceNowConfig', () => {
  it('should give nothing where nothing is configured', () => {
    expect(readServiceNowConfig(new ConfigReader({}))).toEqual([]);
  });

  it('should have a default for everything but address and credentials', () => {
    expect(read(minimal)).toEqual({
      id: 'servicenow-main',
      title: 'ServiceNow (main)',
      baseUrl: 'https://bank.example.com',
      apiBaseUrl: 'https://bank.example.com',
      credentials,
      projects: { names: [], fromCatalog: true },
      catalogItems: undefined,
      queries: {},
      keyFields: [],
      since: 90 * 86_400_000,
      requestTimeout: 30_000,
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 30 },
        scope: 'global',
      },
      webhooks: {},
      bots: [],
    });
  });

  it('should read everything that can be said', () => {
    const config = read(
      {
        ...minimal,
        apiBaseUrl: 'http://127.0.0.1:8080',
        credentials: { clientId: 'client', clientSecret: 'secret' },
        projects: ['ledger', 'pay-*'],
        catalogItems: [],
        queries: { change_request: 'category=Software^ORcategory=Service' },
        keyFields: ['u_story'],
        since: 'P1D',
        requestTimeout: { seconds: 5 },
        schedule: { frequency: 'PT5M', timeout: 'PT4M' },
        webhooks: { secret: 'token', topic: 'servicenow' },
      },
      'test-2',
      { bots: 'robot-*' },
    );
    expect(config).toMatchObject({
      id: 'servicenow-test-2',
      apiBaseUrl: 'http://127.0.0.1:8080',
      credentials: { clientId: 'client', clientSecret: 'secret' },
      projects: { names: ['ledger'], fromCatalog: false },
      catalogItems: { names: [] },
      queries: { change_request: 'category=Software^ORcategory=Service' },
      keyFields: ['u_story'],
      since: 86_400_000,
      requestTimeout: 5_000,
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 4 } },
      webhooks: { secret: 'token', topic: 'servicenow' },
      bots: ['robot-*'],
    });
    expect(config.projects.matches!('pay-gateway')).toBe(true);
  });

  it.each([
    [{ baseUrl: 'bank' }, /main\.baseUrl: write the address/],
    [{ baseUrl: 'https://me:pass@bank.example.com' }, /main\.baseUrl: write/],
    [{ credentials: {} }, /main\.credentials: give either username/],
    [
      { credentials: { ...credentials, clientId: 'x', clientSecret: 'y' } },
      /main\.credentials: give either username/,
    ],
    [{ credentials: { username: 'x' } }, /main\.credentials\.password/],
    [{ queries: { incident: 'a=1' } }, /queries\.incident: no such table/],
    [{ queries: { sc_task: 'a=1^NQb=2' } }, /queries\.sc_task: leave out \^NQ/],
    [{ queries: { sc_task: 'a=1^ORDERBYb' } }, /queries\.sc_task: leave out/],
    [{ keyFields: ['number'] }, /keyFields: 'number' is no field of the/],
    [{ catalogItems: [''] }, /catalogItems/],
    [{ projects: [] }, /projects: name at least one/],
    [{ since: 'soon' }, /since/],
  ])('should refuse %j and say why', (wrong, message) => {
    expect(() => read({ ...minimal, ...wrong })).toThrow(message);
  });

  it('should refuse a name that no path can hold', () => {
    expect(() => read(minimal, 'My_Bank')).toThrow(
      /servicenow\.My_Bank: an id/,
    );
  });
});
