import { ConfigReader } from '@backstage/config';
import { readGitHubConfig } from './readGitHubConfig';

const read = (main: object, root: object = {}, delivery: object = {}) =>
  readGitHubConfig(
    new ConfigReader({
      ...root,
      delivery: { ...delivery, sources: { github: { main } } },
    }),
  );

describe('readGitHubConfig', () => {
  it('is nothing where the section is missing', () => {
    expect(readGitHubConfig(new ConfigReader({}))).toEqual([]);
  });

  it('has a default for everything', () => {
    expect(read({})).toMatchObject([
      {
        id: 'github-main',
        title: 'GitHub (main)',
        webUrl: 'https://github.com',
        source: 'github:github.com',
        apiBaseUrl: 'https://api.github.com',
        projects: { names: [], fromCatalog: true },
        owners: [],
        checks: true,
        codeScanning: true,
        alerts: true,
        since: 90 * 86_400_000,
        requestTimeout: 30_000,
        schedule: { frequency: { minutes: 10 } },
      },
    ]);
  });

  it('takes a server of our own, and its API from the integration', () => {
    const ours = { host: 'GitHub.harbour.example' };
    expect(read(ours)[0]).toMatchObject({
      source: 'github:github.harbour.example',
      apiBaseUrl: 'https://github.harbour.example/api/v3',
    });
    const integrations = {
      github: [
        {
          host: 'github.harbour.example',
          apiBaseUrl: 'https://api.harbour.example/',
          token: 'secret',
        },
      ],
    };
    expect(read(ours, { integrations })[0].apiBaseUrl).toBe(
      'https://api.harbour.example',
    );
    expect(
      read({ ...ours, apiBaseUrl: 'https://proxy.example/v3/' })[0].apiBaseUrl,
    ).toBe('https://proxy.example/v3');
  });

  it('lists the owners of patterns, and of nothing else', () => {
    const [{ owners, projects }] = read({
      projects: ['catalog', 'bank/ledger', 'bank/payments-*', 'shop/*'],
    });
    expect(owners).toEqual(['bank', 'shop']);
    expect(projects.names).toEqual(['bank/ledger']);
    expect(projects.matches?.('bank/payments-web')).toBe(true);
  });

  it('reads as the delivery backend is told to', () => {
    const [{ reading }] = read(
      {},
      {},
      { bots: '*[bot]', scaffolderAuthors: ['forge'] },
    );
    expect(reading).toEqual({
      bots: ['*[bot]'],
      scaffolderAuthors: ['forge'],
    });
  });

  it.each([
    [
      { host: 'https://github.com' },
      /github\.main\.host: write the host alone/,
    ],
    [{ projects: '*/ledger' }, /'\*\/ledger' is no repository/],
    [{ projects: ['ledger'] }, /'ledger' is no repository/],
    [{ projects: ['/^bank/'] }, /with the owner in full/],
    [{ projects: [] }, /projects: name at least one/],
    [{ apiBaseUrl: 'ftp://x' }, /apiBaseUrl: write the address/],
  ])('refuses %p', (main, message) => {
    expect(() => read(main)).toThrow(message);
  });
});
