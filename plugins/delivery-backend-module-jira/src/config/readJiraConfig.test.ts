import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { readJiraConfig } from './readJiraConfig';

const main = {
  baseUrl: 'https://harbour.atlassian.net/',
  credentials: { email: 'delivery@harbour.example', token: 's3cret' },
};

const read = (connection: object = main, delivery: object = {}) =>
  readJiraConfig(
    new ConfigReader({
      delivery: { ...delivery, sources: { jira: { main: connection } } },
    }),
  );

describe('readJiraConfig', () => {
  it('finds nothing where nothing is configured', () => {
    expect(readJiraConfig(new ConfigReader({}))).toEqual([]);
    expect(readJiraConfig(new ConfigReader({ delivery: {} }))).toEqual([]);
  });

  it('fills in what is not configured', () => {
    const [config] = read();
    expect(config).toMatchObject({
      id: 'jira-main',
      title: 'Jira (main)',
      baseUrl: 'https://harbour.atlassian.net',
      apiBaseUrl: 'https://harbour.atlassian.net',
      deployment: 'cloud',
      projects: { names: [], fromCatalog: true },
      since: 90 * 86_400_000,
      approvals: true,
      requestTimeout: 30_000,
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 30 } },
      webhooks: {},
    });
    expect(config.authorization()).toBe(
      `Basic ${btoa('delivery@harbour.example:s3cret')}`,
    );
  });

  it.each([
    ['https://harbour.atlassian.net', undefined, 'cloud'],
    [
      'https://jira.harbour.example',
      'https://api.atlassian.com/ex/jira/c1',
      'cloud',
    ],
    ['https://jira.harbour.example/tracker', undefined, 'dataCenter'],
    ['https://notatlassian.net', undefined, 'dataCenter'],
  ])('takes %s (%s) for %s', (baseUrl, apiBaseUrl, deployment) => {
    const [config] = read({
      baseUrl,
      ...(apiBaseUrl && { apiBaseUrl }),
      credentials: { token: 'pat' },
    });
    expect(config.deployment).toBe(deployment);
    expect(config.authorization()).toBe('Bearer pat');
  });

  it('reads everything that may be configured', () => {
    const [config] = read(
      {
        ...main,
        deployment: 'dataCenter',
        projects: ['PAY', 'NET*'],
        since: 'P1Y',
        approvals: false,
        requestTimeout: { seconds: 5 },
        schedule: { frequency: 'PT5M', timeout: 'PT4M' },
        webhooks: { secret: 'x', topic: 'jira' },
      },
      {
        bots: 'robot-*',
        inputs: { jira: { needField: 'customfield_1' } },
      },
    );
    expect(config).toMatchObject({
      deployment: 'dataCenter',
      projects: { names: ['PAY'], fromCatalog: false },
      since: 365 * 86_400_000,
      approvals: false,
      requestTimeout: 5_000,
      webhooks: { secret: 'x', topic: 'jira' },
      reading: { bots: ['robot-*'], needField: 'customfield_1' },
    });
  });

  it('takes a renewed token without a restart', () => {
    const data = (token: string) => ({
      delivery: {
        sources: { jira: { main: { ...main, credentials: { token } } } },
      },
    });
    const root = mockServices.rootConfig({ data: data('old') });
    const [config] = readJiraConfig(root);
    root.update({ data: data('new') });
    expect(config.authorization()).toBe('Bearer new');
  });

  it.each([
    [{ ...main, baseUrl: 'harbour' }, /sources\.jira\.main\.baseUrl/],
    [{ ...main, apiBaseUrl: 'https://a:b@x.example' }, /main\.apiBaseUrl/],
    [{ ...main, deployment: 'server' }, /main\.deployment.*dataCenter/],
    [{ baseUrl: main.baseUrl }, /main\.credentials\.token.*API token/],
    [{ ...main, projects: [] }, /sources\.jira\.main\.projects.*catalog/],
  ])('names what is wrong (%#)', (connection, message) => {
    expect(() => read(connection)).toThrow(message);
  });

  it('names what is wrong beside the section', () => {
    const wrong = { inputs: { jira: { needfield: 'x' } } };
    expect(() => read(main, wrong)).toThrow(/delivery\.inputs\.jira/);
    expect(() =>
      readJiraConfig(
        new ConfigReader({ delivery: { sources: { jira: { Bank_1: main } } } }),
      ),
    ).toThrow(/sources\.jira\.Bank_1.*kebab/);
  });
});
