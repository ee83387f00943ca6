import { GitLabArea } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { HOUR, MONDAY } from './__testUtils__/clock';
import { connected } from './__testUtils__/connected';
import { emptyInstance, wholeStory } from './__testUtils__/testInstance';

afterEach(stopServers);

function told() {
  const { instance, ledger } = emptyInstance();
  wholeStory(ledger, 1, MONDAY);
  return instance;
}

type Given = Awaited<ReturnType<typeof connected>>;

describe('what is selected', () => {
  it.each([
    [{ names: ['Bank/core/LEDGER'], fromCatalog: false }],
    [{ names: [], fromCatalog: true }],
    [
      {
        names: [],
        matches: (name: string) => name.startsWith('bank/core/'),
        fromCatalog: false,
      },
    ],
  ])('should be found for %j', async projects => {
    const given = await connected(told(), {
      config: { projects },
      annotated: ['bank/core/ledger', 'elsewhere/code'],
    });
    await given.run();
    expect(given.subjects()).toContain('change');
    expect(given.problems).toEqual([]);
  });

  it('should be found among many', async () => {
    const { instance } = emptyInstance();
    for (let number = 0; number < 230; number += 1) {
      instance.addProject(`bank/old/project-${number}`);
    }
    wholeStory(instance.addProject('bank/new/cards'), 1, MONDAY);
    const matches = (name: string) => name.startsWith('bank/new/');
    const given = await connected(instance, {
      config: { projects: { names: [], matches, fromCatalog: false } },
    });
    await given.run();
    expect(given.subjects()).toContain('change');
    // Three pages of projects, and one of what is read.
    const lists = given.server.requests.filter(({ target }) =>
      target.includes('/projects?'),
    );
    expect(lists).toHaveLength(3);
  });

  it('should be read once, however often it is named', async () => {
    const given = await connected(told(), {
      config: {
        projects: {
          names: ['bank/core/ledger', 'BANK/core/ledger'],
          matches: () => true,
          fromCatalog: true,
        },
      },
      annotated: ['bank/core/ledger'],
    });
    const asked = await given.run();
    expect(asked.filter(each => each === 'pipelines/1001')).toHaveLength(1);
  });

  it('should not be what others own', async () => {
    const given = await connected(told(), {
      config: { projects: { names: ['bank/archive'], fromCatalog: false } },
    });
    await given.run();
    expect(given.adaptations).toEqual([]);
    expect(given.problems).toEqual([]);
  });

  it('should be reported where it is not there', async () => {
    const given = await connected(told(), {
      config: { projects: { names: ['bank/lost'], fromCatalog: false } },
    });
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'not-found', subject: 'bank/lost' },
    ]);
  });

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
    const asked: string[] = [];
    const given = await connected(told(), {
      config: { token: undefined },
      credentials: async url => {
        asked.push(url);
        return { Authorization: 'Bearer replayed-token' };
      },
    });
    await given.run();
    expect(given.subjects()).toContain('change');
    expect(new Set(asked)).toEqual(new Set(['https://gitlab.example.com/']));
  });

  it.each([
    ['an expired token', { token: 'expired' }],
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
        throw new Error('no vault here');
      },
    });
    await expect(given.run()).rejects.toThrow(/gitlab\.example\.com/);
  });

  it('should be told which scope they lack', async () => {
    const given = await connected(told());
    given.access.mayReadApi = false;
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceForbiddenError',
      scopes: ['read_api'],
    });
  });

  it.each<[GitLabArea, string, string]>([
    ['merge_requests', 'bank/core/ledger merge requests', 'pipelinerun'],
    ['approval_state', 'bank/core/ledger approval rules', 'change'],
    ['merge_trains', 'bank/core/ledger merge trains', 'change'],
    ['jobs', 'bank/core/ledger jobs', 'pipelinerun'],
    ['deployments', 'bank/core/ledger deployments', 'taskrun'],
  ])(
    'that may not read %s should be named, and the rest goes on',
    async (area, subject, kind) => {
      const given = await connected(told());
      given.access.denied.add(area);
      await given.run();
      expect(given.problems).toMatchObject([
        { code: 'missing-scope', subject, scopes: ['Reporter'] },
      ]);
      expect(given.subjects()).toContain(kind);
    },
  );

  it('that expire in the middle should lose nothing', async () => {
    const instance = told();
    const given = await connected(instance);
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
    const other = await connected(instance);
    await other.run();
    expect(given.facts()).toEqual(other.facts());
  });
});

describe('GraphQL', () => {
  const playsOf = ({ facts }: Given) =>
    facts().filter(({ id }) => id.includes('/play/'));

  it.each([
    [
      'is forbidden',
      403,
      { message: '403 Forbidden' },
      { code: 'missing-scope' },
    ],
    ['is not there', 404, {}, { code: 'not-found' }],
    [
      'does not know the question',
      200,
      { errors: [{ message: "Field 'jobs' doesn't accept argument" }] },
      { code: 'bad-answer' },
    ],
  ])(
    'that %s should be named once, and the rest goes on',
    async (_what, status, body, problem) => {
      const { instance, ledger } = emptyInstance();
      for (let number = 1; number <= 30; number += 1) {
        wholeStory(ledger, number, MONDAY + number * HOUR);
      }
      const given = await connected(instance);
      given.server.faults = (_, { url }) =>
        url.pathname.endsWith('/graphql')
          ? { kind: 'answer', answer: { status, body } }
          : undefined;
      const asked = await given.run();
      // Those of one page are asked about together.
      expect(asked.filter(each => each === 'graphql')).toHaveLength(25);
      expect(given.problems).toMatchObject([
        { ...problem, subject: 'GraphQL', cure: expect.stringMatching('15.8') },
      ]);
      expect(playsOf(given)).toEqual([]);
      expect(given.subjects()).toEqual(
        expect.arrayContaining(['pipelinerun', 'taskrun', 'service']),
      );
    },
  );

  it('that fails on the way should be asked again, and never gone on without', async () => {
    const given = await connected(told(), {
      ambient: { sleep: async () => {} },
    });
    given.server.faults = (_, { url }) =>
      url.pathname.endsWith('/graphql')
        ? { kind: 'answer', answer: { status: 502 } }
        : undefined;
    await given.run();
    expect(given.problems).toMatchObject([
      { code: 'unavailable', subject: 'bank/core/ledger pipelines' },
    ]);
    given.server.faults = undefined;
    await given.run();
    expect(playsOf(given)).toHaveLength(2);
  });
});

describe('wishes', () => {
  it('should be fetched first, and forgotten once they are stored', async () => {
    const given = await connected(told());
    const keys = [
      'projects/70/merge_requests/1',
      'projects/70/pipelines/1001',
      'projects/70/deployments/2001',
      'projects/70/merge_requests/999',
      'projects/71/pipelines/1',
      'nonsense',
    ];
    keys.forEach(key => given.wishes.set(key, 1));
    const paths = await given.run();
    expect(paths.slice(0, 2)).toEqual(['', 'merge_requests/1']);
    expect(given.wishes.size).toBe(0);
    expect(given.conflicting()).toBe(0);
  });

  it('should stay where they could not be stored', async () => {
    const given = await connected(told());
    given.wishes.set('projects/70/merge_requests/1', 1);
    given.context.sink.adapt = async () => {
      throw new Error('The database is gone');
    };
    await expect(given.run()).rejects.toThrow('The database is gone');
    expect(given.wishes.size).toBe(1);
  });

  it('that can never be fetched should not keep the others waiting', async () => {
    const given = await connected(told());
    const key = 'projects/70/merge_requests/7';
    given.wishes.set(key, 1);
    given.server.faults = (_, { url }) =>
      url.pathname.endsWith('merge_requests/7')
        ? { kind: 'answer', answer: { status: 400, body: { message: 'no' } } }
        : undefined;
    await given.run();
    expect(given.wishes.size).toBe(0);
    expect(given.problems).toMatchObject([
      { code: 'bad-answer', subject: key },
    ]);
    expect(given.subjects()).toContain('change');
  });
});
