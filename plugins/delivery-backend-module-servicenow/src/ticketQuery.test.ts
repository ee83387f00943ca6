import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  deliveryEventSourceExtensionPoint,
  deliveryTicketQueryExtensionPoint,
  TicketQueryResolver,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { replayAccount } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  emptyInstance,
  MONDAY,
  openChange,
} from './__testUtils__/testInstance';
import { limitedQuery, tableQueryOf } from './api/limitedQuery';
import feature from './index';
import { ticketQueryResolver } from './ticketQueryResolver';

afterEach(stopServers);

const OTHER = 'c2'.repeat(16);

/** Changes 1 to 3 of the ledger, two of them emergencies, and 4 of something else. */
function filledInstance() {
  const instance = emptyInstance();
  instance.put('cmdb_ci', { sys_id: OTHER, name: 'payroll' });
  const emergency = { type: 'emergency' };
  openChange(instance, 1, MONDAY, emergency);
  openChange(instance, 2, MONDAY, emergency);
  openChange(instance, 3, MONDAY);
  openChange(instance, 4, MONDAY, { ...emergency, cmdb_ci: OTHER });
  return instance;
}

const asking = (query: string, limit = 1_000) => ({
  query,
  limit,
  signal: new AbortController().signal,
});

const sorted = async (found: Promise<{ keys: string[] }>) =>
  [...(await found).keys].sort();

describe('queries of outcomes', () => {
  it.each([
    ['by conditions', { names: ['ledger'], fromCatalog: false }],
    [
      'by patterns',
      {
        names: [],
        matches: (name: string) => name.startsWith('led'),
        fromCatalog: false,
      },
    ],
  ])('should find records of what is read %s', async (_, projects) => {
    const { source } = await connected(filledInstance(), {
      config: { projects },
    });
    const found = source.ticketKeys(asking('change_request: type=emergency'));
    expect(await sorted(found)).toEqual(['CHG0000001', 'CHG0000002']);
  });

  it('should keep alternatives within what is read', async () => {
    const { source } = await connected(filledInstance());
    const query = 'change_request: type=emergency^ORtype=normal';
    expect(await sorted(source.ticketKeys(asking(query)))).toEqual([
      'CHG0000001',
      'CHG0000002',
      'CHG0000003',
    ]);
  });

  it('should ask for nothing but what tells a record', async () => {
    const { source, server } = await connected(filledInstance());
    await source.ticketKeys(asking('change_request: type=emergency'));
    const { searchParams } = new URL(
      server.requests.at(-1)!.target,
      'http://localhost',
    );
    expect(searchParams.get('sysparm_fields')).toBe('sys_id,number,cmdb_ci');
    expect(searchParams.get('sysparm_query')).toBe(
      'cmdb_ci.name=ledger^sys_idISNOTEMPTY^type=emergency^ORDERBYsys_id',
    );
  });

  it('should stop at the limit, and find nothing in a table that is not read', async () => {
    const { source } = await connected(filledInstance(), {
      config: { catalogItems: { names: [], fromCatalog: false } },
    });
    const query = 'change_request: type=emergency';
    const { keys, more } = await source.ticketKeys(asking(query, 1));
    expect({ n: keys.length, more }).toEqual({ n: 1, more: true });
    expect(await source.ticketKeys(asking('sc_task: state=1'))).toEqual({
      keys: [],
      more: false,
    });
  });

  it.each([
    'type=normal^NQtype=emergency',
    'type=normal^nqtype=emergency',
    'ORtype=emergency',
    '^ORtype=emergency',
    'NQtype=emergency',
    'type=normal^EQ',
    'EQ^type=emergency',
    'type=normal^',
    'type=normal^ORDERBYnumber',
    'type=normal^GROUPBYtype',
    'sys_idINjavascript:records()',
    'RLQUERYtask_sla.task,>=1^ENDRLQUERY',
    'type=normal\u0000',
  ])('should refuse %j, and not ask', async query => {
    const { source, server } = await connected(filledInstance());
    await expect(
      source.ticketKeys(asking(`change_request: ${query}`)),
    ).rejects.toThrow('cannot be limited');
    expect(server.requests).toEqual([]);
  });

  it.each(['type=normal', 'sys_user: active=true', 'incident: active=true'])(
    'should refuse %p, which names no table that is read',
    query => {
      expect(() => tableQueryOf(query)).toThrow('names no table');
    },
  );

  it('should refuse a table alone', () => {
    expect(() => tableQueryOf('sc_task: ')).toThrow('is empty');
  });

  it('should let an alternative that slipped in free nothing', () => {
    expect(limitedQuery('cmdb_ci=a^ORcmdb_ci=b', 'ORtype=c')).toBe(
      'cmdb_ci=a^ORcmdb_ci=b^sys_idISNOTEMPTY^ORtype=c',
    );
  });

  it('should be asked by the module, with its own connection', async () => {
    const { server } = await connected(filledInstance());
    const { username, password } = replayAccount;
    const main = {
      baseUrl: server.url,
      credentials: { username, password },
      projects: ['ledger'],
    };
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
          data: { delivery: { sources: { servicenow: { main } } } },
        }),
      ],
    });
    expect(resolvers.map(({ source }) => source)).toEqual(['servicenow']);
    const found = resolvers[0].resolve(asking('change_request: type=normal'));
    expect(await sorted(found)).toEqual(['CHG0000003']);
    await backend.stop();
  });

  it('should merge what instances find, and fail where one does', async () => {
    const found = (keys: string[]) => ({
      ticketKeys: async () => ({ keys, more: false }),
    });
    const down = {
      ticketKeys: async () => {
        throw new Error('no answer');
      },
    };
    const both = ticketQueryResolver([found(['A', 'B']), found(['B', 'C'])]);
    expect(await both.resolve(asking('', 2))).toEqual({
      keys: ['A', 'B'],
      more: true,
    });
    await expect(
      ticketQueryResolver([found(['A']), down]).resolve(asking('')),
    ).rejects.toThrow('no answer');
  });
});
