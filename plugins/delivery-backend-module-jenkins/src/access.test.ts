import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import { MAIN } from './__testUtils__/testController';
import { Given, runsOf, status, told } from './__testUtils__/told';

jest.setTimeout(60_000);

afterEach(stopServers);

describe('credentials', () => {
  it('should not be needed where everybody may read', async () => {
    const given = await connected(told(), {
      config: { credentials: undefined },
    });
    given.access.anonymous = true;
    await given.run();
    expect(runsOf(given)).toEqual([`${MAIN}/1`]);
  });

  it('that expired should end the run at once', async () => {
    const given = await connected(told(), {
      config: { credentials: { username: 'delivery', apiToken: 'expired' } },
    });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
    expect(given.adaptations).toEqual([]);
    expect(given.server.requests).toHaveLength(1);
  });

  it.each([
    ['that lack Overall/Read', {}],
    ['that are missing', { credentials: undefined }],
  ])('%s should be named with the right', async (_what, config) => {
    const given = await connected(told(), { config });
    given.access.overallRead = false;
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceForbiddenError',
      scopes: ['Overall/Read'],
    });
    expect(given.problems).toMatchObject([
      { code: 'missing-scope', scopes: ['Overall/Read'] },
    ]);
  });

  it('that may only know of a job should be named, and the rest goes on', async () => {
    const given = await connected(told(), {
      config: {
        projects: { names: [MAIN, 'elsewhere'], fromCatalog: false },
      },
    });
    given.access.discoverable.add('elsewhere');
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'missing-scope', subject: 'elsewhere', scopes: ['Job/Read'] },
    ]);
    expect(runsOf(given)).toEqual([`${MAIN}/1`]);
  });

  it('that do not see a job should be suspected', async () => {
    const given = await connected(told());
    given.access.hidden.add('bank');
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'not-found', subject: 'bank', scopes: ['Job/Read'] },
    ]);
  });

  it('that see no job at all should be suspected', async () => {
    const given = await connected(told(), {
      config: {
        projects: { names: [], matches: () => true, fromCatalog: false },
      },
    });
    given.access.hidden.add('bank').add('elsewhere');
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'missing-scope', scopes: ['Job/Read'] },
    ]);
  });

  it.each([
    ['expire', (given: Given) => given.access.users.clear()],
    ['lose a right', (given: Given) => given.access.hidden.add(MAIN)],
    [
      'may only know of the job',
      (given: Given) => given.access.discoverable.add(MAIN),
    ],
  ])('that %s in the middle should lose nothing', async (_what, lose) => {
    const given = await connected(told(30));
    given.server.onRequest(() => {
      if (given.server.requests.length === 40) {
        lose(given);
      }
    });
    await given.run().catch(() => {});
    expect(runsOf(given).length).toBeLessThan(30);
    given.server.onRequest(() => {});
    given.access.users.set('delivery', 'replayed-token');
    given.access.hidden.clear();
    given.access.discoverable.clear();
    await given.run();
    const other = await connected(told(30));
    await other.run();
    expect(given.collected().facts).toEqual(other.collected().facts);
  });
});

describe('what a proxy asks for', () => {
  it('should be obeyed, and end a run where it is longer than that', async () => {
    const given = await connected(told());
    given.server.faults = () => status(429, { 'retry-after': '7200' });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceRateLimitedError',
    });
    expect(given.server.requests).toHaveLength(1);
  });
});
