import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  emptyOrganization,
  MONDAY,
  wholeStory,
} from './__testUtils__/testOrganization';

afterEach(stopServers);

function told() {
  const organization = emptyOrganization();
  wholeStory(organization, 1, MONDAY);
  return organization;
}

describe('what is selected', () => {
  it.each([
    [{ names: ['payments/LEDGER'], fromCatalog: false }],
    [{ names: [], fromCatalog: true }],
    [
      {
        names: [],
        matches: (name: string) => name === 'Payments/ledger',
        fromCatalog: false,
      },
    ],
  ])('should be found for %j', async projects => {
    const given = await connected(told(), {
      config: { projects },
      annotated: ['Payments/ledger', 'Elsewhere/code'],
    });
    await given.run();
    expect(given.subjects()).toContain('change');
    expect(given.problems).toEqual([]);
  });

  it('should not be what others own', async () => {
    const given = await connected(told(), {
      config: { projects: { names: ['Payments/archive'], fromCatalog: false } },
    });
    await given.run();
    expect(given.adaptations).toEqual([]);
    expect(given.problems).toEqual([]);
  });

  it.each(['Payments/lost', 'Lost/ledger', 'ledger'])(
    'should be reported where %s is not there',
    async name => {
      const given = await connected(told(), {
        config: { projects: { names: [name], fromCatalog: false } },
      });
      await given.run();
      expect(given.problems).toMatchObject([
        { code: 'not-found', subject: name },
      ]);
    },
  );

  it('should be said to be nothing', async () => {
    const given = await connected(told(), {
      config: { projects: { names: [], fromCatalog: true } },
    });
    await given.run();
    expect(given.context.logger.info).toHaveBeenCalledWith(
      expect.stringMatching('Nothing is selected'),
    );
  });
});

describe('credentials', () => {
  it('should be those of Backstage where the connection has none', async () => {
    const Authorization = `Basic ${Buffer.from(':replayed-token').toString(
      'base64',
    )}`;
    const given = await connected(told(), {
      config: { token: undefined },
      credentials: async () => ({ Authorization }),
    });
    await given.run();
    expect(given.subjects()).toContain('change');
  });

  it.each([
    ['an expired token, which is sent to sign in', { token: 'expired' }],
    ['no token at all', { token: undefined }],
  ])('should end the run where it is %s', async (_what, config) => {
    const given = await connected(told(), { config });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
    expect(given.adaptations).toEqual([]);
  });

  it('should be named where Backstage cannot get any', async () => {
    const given = await connected(told(), {
      config: { token: undefined },
      credentials: async () => {
        throw new Error('no identity here');
      },
    });
    await expect(given.run()).rejects.toThrow(/dev\.azure\.com\/harbour/);
  });

  it.each([
    ['release', 'Release (Read)', 'Payments releases'],
    ['distributedtask', 'Environment (Read & manage)', 'Payments pipelines'],
    ['pipelines', 'Build (Read)', 'Payments checks'],
  ] as const)(
    'that lack the scope for %s should be named, and the rest goes on',
    async (area, scope, subject) => {
      const given = await connected(told());
      given.access.denied.add(area);
      await given.run();
      expect(given.problems).toContainEqual(
        expect.objectContaining({
          code: 'missing-scope',
          subject,
          scopes: [scope],
        }),
      );
      expect(given.subjects()).toEqual(
        expect.arrayContaining(['change', 'pipelinerun', 'taskrun']),
      );
    },
  );

  it('that expire in the middle should lose nothing', async () => {
    const given = await connected(told());
    given.server.onRequest(() => {
      if (given.server.requests.length === 4) {
        given.access.tokens.clear();
      }
    });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
    given.access.tokens.add('replayed-token');
    await given.run();
    const other = await connected(told());
    await other.run();
    expect(given.collected().facts).toEqual(other.collected().facts);
  });
});

describe('wishes', () => {
  const project = '00000000-0000-4000-9000-5061796d656e';

  it('should be fetched first, and forgotten once they are stored', async () => {
    const given = await connected(told());
    const keys = [
      'pullrequests/1',
      `builds/${project}/1`,
      `releases/${project}`,
      'pullrequests/999',
      'nonsense',
    ];
    keys.forEach(key => given.wishes.set(key, 1));
    const paths = await given.run();
    expect(paths.slice(1, 3)).toEqual([
      'git/pullrequests/1',
      expect.stringMatching(/pullRequests\/1\/(commits|threads)/),
    ]);
    expect(given.wishes.size).toBe(0);
    expect(given.collected().conflicting).toBe(0);
  });

  it('should stay where they could not be stored', async () => {
    const given = await connected(told());
    given.wishes.set('pullrequests/1', 1);
    given.context.sink.adapt = async () => {
      throw new Error('The database is gone');
    };
    await expect(given.run()).rejects.toThrow('The database is gone');
    expect(given.wishes.size).toBe(1);
  });

  it('that can never be fetched should not keep the others waiting', async () => {
    const given = await connected(told());
    given.wishes.set('pullrequests/7', 1);
    given.server.faults = (_, { url }) =>
      url.pathname.endsWith('pullrequests/7')
        ? { kind: 'answer', answer: { status: 400, body: { message: 'no' } } }
        : undefined;
    await given.run();
    expect(given.wishes.size).toBe(0);
    expect(given.problems).toMatchObject([
      { code: 'bad-answer', subject: 'pullrequests/7' },
    ]);
    expect(given.subjects()).toContain('change');
  });
});
