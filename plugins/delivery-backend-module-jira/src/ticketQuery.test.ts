import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  deliveryEventSourceExtensionPoint,
  deliveryTicketQueryExtensionPoint,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraSite } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected, connectionTo } from './__testUtils__/connected';
import { statuses, ticket } from './__testUtils__/tickets';
import feature from './index';
import { ticketQueryResolver } from './ticketQueryResolver';

afterEach(stopServers);

const QUERY = 'labels = faster-onboarding';
const LIMITED =
  /^\((.*)\) AND project in \((.*)\) ORDER BY created DESC, key DESC$/s;

/** A site that answers limited queries, and no others, with all of the projects. */
function siteWith(
  tickets: Record<string, number>,
  deployment: 'cloud' | 'dataCenter' = 'cloud',
  options: { ignoresLimit?: boolean } = {},
) {
  const site = JiraSite.create({
    deployment,
    statuses: Object.values(statuses),
    projects: Object.keys(tickets),
  });
  const issues = Object.entries(tickets).flatMap(([project, count]) =>
    Array.from({ length: count }, (_, place) => ticket(place + 1, { project })),
  );
  const asked: string[] = [];
  site.search = jql => {
    asked.push(jql);
    const [, query, among] = LIMITED.exec(jql) ?? [];
    if (query !== QUERY) {
      throw new Error('Error in the JQL Query.');
    }
    return issues.filter(
      ({ key }) =>
        options.ignoresLimit || among.includes(`"${key.split('-')[0]}"`),
    );
  };
  return { site, asked };
}

const asking = (more: { query?: string; limit?: number } = {}) => ({
  query: QUERY,
  limit: 1_000,
  signal: new AbortController().signal,
  ...more,
});

describe.each(['cloud', 'dataCenter'] as const)('queries on %s', kind => {
  it('should find all keys, page by page, and ask for nothing else', async () => {
    const { site } = siteWith({ PAY: 250, SEC: 5 }, kind);
    const { source, server } = await connected(site);
    const { keys, more } = await source.ticketKeys(asking());
    expect(new Set(keys).size).toBe(250);
    expect(keys).toHaveLength(250);
    expect(more).toBe(false);
    const searches = server.requests
      .map(({ target }) => target)
      .filter(target => target.includes('jql='));
    expect(searches).toHaveLength(3);
    for (const target of searches) {
      expect(target).toMatch(/[?&]fields=key(&|$)/);
      expect(target).not.toContain('expand');
    }
  });

  it('should stop at the limit, and say that there are more', async () => {
    const { site } = siteWith({ PAY: 250 }, kind);
    const { source } = await connected(site);
    const { keys, more } = await source.ticketKeys(asking({ limit: 120 }));
    expect(keys).toHaveLength(120);
    expect(more).toBe(true);
  });

  it('should take no key of a project that it does not read', async () => {
    const ignoresLimit = { ignoresLimit: true };
    const { site } = siteWith({ PAY: 1, SEC: 2 }, kind, ignoresLimit);
    const { source } = await connected(site);
    expect((await source.ticketKeys(asking())).keys).toEqual(['PAY-1']);
  });

  it('should name the projects that it reads and its account sees', async () => {
    const { site, asked } = siteWith({ PAY: 1, RISK: 1, SEC: 1 }, kind);
    const { source } = await connected(site, {
      connection: { projects: ['catalog', 'RI*'] },
      annotated: ['pay', 'GONE'],
    });
    const { keys } = await source.ticketKeys(asking());
    expect([...keys].sort()).toEqual(['PAY-1', 'RISK-1']);
    expect(asked).toEqual([
      `(${QUERY}) AND project in ("PAY", "RISK") ORDER BY created DESC, key DESC`,
    ]);
  });
});

describe('the module', () => {
  const started = async (jira: object) => {
    const resolvers: TicketQueryResolver[] = [];
    const backend = await startTestBackend({
      extensionPoints: [
        [deliveryEventSourceExtensionPoint, { addEventSource: () => {} }],
        [
          deliveryTicketQueryExtensionPoint,
          { addTicketQueryResolver: each => resolvers.push(each) },
        ],
      ],
      features: [
        feature,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: { delivery: { sources: { jira } } },
        }),
      ],
    });
    return { resolvers, stop: () => backend.stop() };
  };

  it('should ask with its own connections, once for all of them', async () => {
    const served = await connected(siteWith({ PAY: 1, SEC: 1 }).site);
    const { resolvers, stop } = await started({
      one: connectionTo(served),
      two: connectionTo(served),
    });
    expect(resolvers.map(({ source }) => source)).toEqual(['jira']);
    expect(await resolvers[0].resolve(asking())).toEqual({
      keys: ['PAY-1'],
      more: false,
    });
    await stop();
  });

  it('should register nothing where no site is configured', async () => {
    const { resolvers, stop } = await started({});
    expect(resolvers).toEqual([]);
    await stop();
  });
});

describe('a query that cannot be answered', () => {
  it('should not be asked where it cannot be limited', async () => {
    const { site, asked } = siteWith({ PAY: 1, SEC: 1 });
    const { source } = await connected(site);
    await expect(
      source.ticketKeys(asking({ query: 'labels = a) OR (project = SEC' })),
    ).rejects.toThrow('do not match');
    expect(asked).toEqual([]);
  });

  it('should fail where no project is to be seen, and where Jira refuses', async () => {
    const { site } = siteWith({ SEC: 1 });
    const { source } = await connected(site);
    await expect(source.ticketKeys(asking())).rejects.toThrow(
      'sees none of the projects',
    );
    const refusing = await connected(siteWith({ PAY: 1 }).site);
    await expect(
      refusing.source.ticketKeys(asking({ query: 'labels ==' })),
    ).rejects.toMatchObject({ name: 'SourceAnswerError' });
  });

  it('should be left to the sites that accept it', async () => {
    const one = await connected(siteWith({ PAY: 2 }).site);
    const other = await connected(siteWith({ SEC: 2 }).site);
    const resolver = ticketQueryResolver([other.source, one.source]);
    expect(await resolver.resolve(asking())).toEqual({
      keys: ['PAY-1', 'PAY-2'],
      more: false,
    });
    const refused = ticketQueryResolver([other.source]);
    await expect(refused.resolve(asking())).rejects.toThrow('sees none');
  });

  it('should be refused by a project that one site has and the other has not', async () => {
    const one = await connected(siteWith({ PAY: 1 }).site);
    const { site } = siteWith({ PAY: 1 });
    site.search = () => {
      throw new Error("The value 'X' does not exist for the field 'project'.");
    };
    const other = await connected(site);
    const resolver = ticketQueryResolver([other.source, one.source]);
    expect((await resolver.resolve(asking())).keys).toEqual(['PAY-1']);
    const half = {
      ticketKeys: async () => {
        throw Object.assign(new Error('what came is not JSON'), {
          name: 'SourceAnswerError',
        });
      },
    };
    await expect(
      ticketQueryResolver([half, one.source]).resolve(asking()),
    ).rejects.toThrow('is not JSON');
  });

  it('should fail where one of the sites does, and merge what they find', async () => {
    const found = (keys: string[]) => ({
      ticketKeys: async () => ({ keys, more: false }),
    });
    const down = {
      ticketKeys: async () => {
        throw new Error('no answer');
      },
    };
    await expect(
      ticketQueryResolver([found(['PAY-1']), down]).resolve(asking()),
    ).rejects.toThrow('no answer');
    const merged = ticketQueryResolver([
      found(['PAY-1', 'PAY-2']),
      found(['PAY-2', 'SEC-1']),
    ]);
    expect(await merged.resolve(asking({ limit: 2 }))).toEqual({
      keys: ['PAY-1', 'PAY-2'],
      more: true,
    });
  });
});
