import { ConfigReader } from '@backstage/config';
import { readAzureDevOpsConfig } from './readAzureDevOpsConfig';

const read = (main: object, delivery: object = {}) =>
  readAzureDevOpsConfig(
    new ConfigReader({
      delivery: { ...delivery, sources: { azureDevOps: { main } } },
    }),
  );

describe('readAzureDevOpsConfig', () => {
  it('is nothing where the section is missing', () => {
    expect(readAzureDevOpsConfig(new ConfigReader({}))).toEqual([]);
  });

  it('has a default for everything but the organization', () => {
    const [config] = read({ organization: 'harbour' });
    expect(config).toMatchObject({
      id: 'azure-devops-main',
      title: 'Azure DevOps (main)',
      source: 'azure-devops:dev.azure.com/harbour',
      organizationUrl: 'https://dev.azure.com/harbour',
      apiBaseUrl: 'https://dev.azure.com/harbour',
      releaseBaseUrl: 'https://vsrm.dev.azure.com/harbour',
      apiVersion: '7.1',
      projects: { names: [], fromCatalog: true },
      releases: true,
      since: 90 * 86_400_000,
      requestTimeout: 30_000,
      schedule: { frequency: { minutes: 10 } },
    });
  });

  it('takes a server of our own', () => {
    const [config] = read({
      host: 'ADO.harbour.example',
      organization: 'tfs/Main',
      apiVersion: '6.0',
    });
    expect(config).toMatchObject({
      source: 'azure-devops:ado.harbour.example/tfs/Main',
      apiBaseUrl: 'https://ado.harbour.example/tfs/Main',
      releaseBaseUrl: 'https://ado.harbour.example/tfs/Main',
      apiVersion: '6.0',
    });
  });

  it('asks all at the proxy where there is one', () => {
    const [config] = read({
      organization: 'harbour',
      apiBaseUrl: 'https://proxy.example/harbour/',
    });
    expect(config).toMatchObject({
      organizationUrl: 'https://dev.azure.com/harbour',
      apiBaseUrl: 'https://proxy.example/harbour',
      releaseBaseUrl: 'https://proxy.example/harbour',
    });
  });

  it('reads as the delivery backend is told to', () => {
    const [{ reading }] = read(
      { organization: 'harbour' },
      { bots: 'renovate*', scaffolderAuthors: ['scaffolder@*'] },
    );
    expect(reading).toEqual({
      bots: ['renovate*'],
      scaffolderAuthors: ['scaffolder@*'],
    });
  });

  it.each([
    [{}, /organization/],
    [
      { organization: 'https://dev.azure.com/x' },
      /organization: write its name/,
    ],
    [{ organization: 'x', host: 'https://y' }, /host: write the host alone/],
    [{ organization: 'x', apiBaseUrl: 'y' }, /apiBaseUrl: write the address/],
    [{ organization: 'x', projects: [] }, /projects: name at least one/],
    [{ organization: 'x', since: 'soon' }, /since/],
  ])('says what is wrong with %j', (main, message) => {
    expect(() => read(main)).toThrow(message);
  });

  it('says what is wrong with an id', () => {
    const config = new ConfigReader({
      delivery: { sources: { azureDevOps: { My_Org: { organization: 'x' } } } },
    });
    expect(() => readAzureDevOpsConfig(config)).toThrow(/kebab-case/);
  });
});
