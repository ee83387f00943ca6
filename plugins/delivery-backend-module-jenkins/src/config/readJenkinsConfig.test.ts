import { ConfigReader } from '@backstage/config';
import { readJenkinsConfig } from './readJenkinsConfig';

const readAll = (jenkins: object, delivery: object = {}) =>
  readJenkinsConfig(
    new ConfigReader({ delivery: { ...delivery, sources: { jenkins } } }),
  );

const read = (main: object, delivery: object = {}) =>
  readAll({ main }, delivery)[0];

const baseUrl = 'https://ci.harbour.example/jenkins/';

describe('readJenkinsConfig', () => {
  it('is nothing where the section is missing', () => {
    expect(readJenkinsConfig(new ConfigReader({}))).toEqual([]);
  });

  it('has a default for everything but the address', () => {
    expect(read({ baseUrl })).toMatchObject({
      id: 'jenkins-main',
      title: 'Jenkins (main)',
      baseUrl: 'https://ci.harbour.example/jenkins',
      source: 'jenkins:ci.harbour.example/jenkins',
      credentials: undefined,
      projects: { names: [], fromCatalog: true },
      annotations: { name: 'main', takesNameless: true, ownsNameless: true },
      concurrency: 2,
      since: 90 * 86_400_000,
      requestTimeout: 30_000,
      schedule: { frequency: { minutes: 10 } },
      reading: { bots: [], deploymentStages: [] },
    });
  });

  it('takes credentials, rules and bots', () => {
    const rule = {
      job: 'bank/*',
      stage: 'Production*',
      environment: 'production',
    };
    const config = read(
      {
        baseUrl,
        username: 'delivery',
        apiToken: 'x',
        deploymentStages: [
          rule,
          {
            job: 'bank/deploy',
            parameter: 'TARGET',
            repository: 'https://git.harbour.example/bank/ledger',
          },
        ],
        webhooks: { secret: 's', username: 'jenkins' },
      },
      { bots: 'robot*' },
    );
    expect(config).toMatchObject({
      credentials: { username: 'delivery', apiToken: 'x' },
      webhooks: { secret: 's', username: 'jenkins' },
      reading: {
        bots: ['robot*'],
        deploymentStages: [rule, { job: 'bank/deploy', parameter: 'TARGET' }],
      },
    });
  });

  it.each([
    [{ one: {}, two: {} }, [true, true], [false, false]],
    [{ default: {}, two: {} }, [true, false], [true, false]],
    [{ one: {}, two: { instance: 'default' } }, [false, true], [false, true]],
    [{ one: { instance: 'other' } }, [true], [true]],
  ])(
    'knows in %j whose annotations without an instance are',
    (connections, takes, owns) => {
      const all = readAll(
        Object.fromEntries(
          Object.entries(connections).map(([name, more]) => [
            name,
            { baseUrl, ...more },
          ]),
        ),
      );
      expect(all.map(each => each.annotations.takesNameless)).toEqual(takes);
      expect(all.map(each => each.annotations.ownsNameless)).toEqual(owns);
    },
  );

  it.each([
    [{}, /baseUrl/],
    [{ baseUrl: 'ci.example' }, /baseUrl: write the address/],
    [{ baseUrl, username: 'x' }, /apiToken: write both/],
    [{ baseUrl, apiToken: 'x' }, /username: write both/],
    [{ baseUrl, concurrency: 50 }, /concurrency: write how many/],
    [{ baseUrl, projects: [] }, /projects: name at least one/],
    [{ baseUrl, since: 'soon' }, /since/],
    [
      { baseUrl, deploymentStages: [{ environment: 'x' }] },
      /deploymentStages\[0\]\.job: write the full name/,
    ],
    [
      { baseUrl, deploymentStages: [{ job: 'x' }] },
      /deploymentStages\[0\]\.environment: write where/,
    ],
    [
      {
        baseUrl,
        deploymentStages: [{ job: '/(/', environment: 'x' }],
      },
      /deploymentStages\[0\]\.job: it is not a valid pattern/,
    ],
  ])('says what is wrong with %j', (main, message) => {
    expect(() => read(main)).toThrow(message);
  });

  it('says what is wrong with an id', () => {
    expect(() => readAll({ My_CI: { baseUrl } })).toThrow(/kebab-case/);
  });
});
