import { ConfigReader } from '@backstage/config';
import { readGitLabConfig } from './readGitLabConfig';

const read = (main: object, more: object = {}, delivery: object = {}) =>
  readGitLabConfig(
    new ConfigReader({
      ...more,
      delivery: { ...delivery, sources: { gitlab: { main } } },
    }),
  );

const integrated = {
  integrations: {
    gitlab: [
      {
        host: 'git.bank.example',
        token: 't',
        apiBaseUrl: 'https://git.bank.example/gitlab/api/v4',
        baseUrl: 'https://git.bank.example/gitlab',
      },
    ],
  },
};

describe('readGitLabConfig', () => {
  it('is nothing where the section is missing', () => {
    expect(readGitLabConfig(new ConfigReader({}))).toEqual([]);
  });

  it('has a default for everything', () => {
    const [config] = read({});
    expect(config).toMatchObject({
      id: 'gitlab-main',
      title: 'GitLab (main)',
      host: 'gitlab.com',
      source: 'gitlab:gitlab.com',
      instanceUrl: 'https://gitlab.com',
      projects: { names: [], fromCatalog: true },
      since: 90 * 86_400_000,
      requestTimeout: 30_000,
      schedule: { frequency: { minutes: 10 } },
    });
  });

  it('asks where Backstage does, below a path too', () => {
    const [config] = read({ host: 'Git.bank.example' }, integrated);
    expect(config).toMatchObject({
      source: 'gitlab:git.bank.example',
      instanceUrl: 'https://git.bank.example/gitlab',
    });
  });

  it('asks where it is told to, first of all', () => {
    const apiBaseUrl = 'https://proxy.example/gitlab/api/v4/';
    const [config] = read({ host: 'git.bank.example', apiBaseUrl }, integrated);
    expect(config).toMatchObject({
      source: 'gitlab:git.bank.example',
      instanceUrl: 'https://proxy.example/gitlab',
    });
  });

  it('needs no integration', () => {
    const [config] = read({ host: 'other.example:8443' });
    expect(config.instanceUrl).toBe('https://other.example:8443');
  });

  it('reads as the delivery backend is told to', () => {
    const [{ reading }] = read(
      {},
      {},
      { bots: 'renovate*', scaffolderAuthors: ['scaffolder@*'] },
    );
    expect(reading).toEqual({
      bots: ['renovate*'],
      scaffolderAuthors: ['scaffolder@*'],
    });
  });

  it.each([
    [{ host: 'https://y' }, /main\.host: write the host alone/],
    [{ apiBaseUrl: 'y' }, /main\.apiBaseUrl: write the address/],
    [{ apiBaseUrl: 'https://y.example' }, /\/api\/v4 at its end/],
    [{ projects: [] }, /projects: name at least one/],
    [{ since: 'soon' }, /since/],
  ])('says what is wrong with %j', (main, message) => {
    expect(() => read(main)).toThrow(message);
  });

  it('says what is wrong with an id', () => {
    const config = new ConfigReader({
      delivery: { sources: { gitlab: { My_Git: {} } } },
    });
    expect(() => readGitLabConfig(config)).toThrow(/kebab-case/);
  });
});
