import { mockServices } from '@backstage/backend-test-utils';
import {
  Denial,
  replayAccount,
  ServedInstance,
  serveServiceNow,
  ServiceNowInstance,
} from '@delivery-stack/vendor-replay';
import { memoryContext } from './__testUtils__/memoryContext';
import {
  askBoard,
  DAY,
  decide,
  emptyInstance,
  HOUR,
  ITEM,
  MINUTE,
  MONDAY,
  openChange,
  wholeChange,
} from './__testUtils__/testInstance';
import { ServiceNowConfig } from './config/readServiceNowConfig';
import { ServiceNowSource } from './ServiceNowSource';

const { username, password, clientId, clientSecret } = replayAccount;

const servers: ServedInstance[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ server }) => server.stop()));
});

/** Serves an instance, and connects a source to it. */
async function connected(
  instance: ServiceNowInstance,
  options: {
    config?: Partial<ServiceNowConfig>;
    denied?: Record<string, Denial>;
    annotated?: string[];
    /** How far our clock is from the instance's. */
    away?: number;
  } = {},
) {
  const clock = { now: MONDAY + 10 * DAY };
  const served = await serveServiceNow({
    instance,
    denied: options.denied,
    now: () => clock.now,
  });
  servers.push(served);
  const config: ServiceNowConfig = {
    id: 'servicenow-main',
    title: 'ServiceNow (main)',
    baseUrl: served.server.url,
    apiBaseUrl: served.server.url,
    credentials: { username, password },
    projects: { names: ['ledger'], fromCatalog: false },
    queries: {},
    keyFields: [],
    since: 90 * DAY,
    requestTimeout: 5_000,
    schedule: {
      frequency: { minutes: 10 },
      timeout: { minutes: 30 },
      scope: 'global',
    },
    webhooks: {},
    bots: [],
    ...options.config,
  };
  const create = () =>
    ServiceNowSource.create(config, {
      logger: mockServices.logger.mock(),
      annotated: async () => new Set(options.annotated),
      ...(options.away && { now: () => clock.now + options.away! }),
    });
  let source = create();
  const kept = memoryContext();
  /** Requests of one run, by table. */
  const run = async () => {
    const before = served.server.requests.length;
    await source.run(kept.context);
    return served.server.requests
      .slice(before)
      .map(({ target }) => /table\/(\w+)|oauth/.exec(target)![1] ?? 'token');
  };
  /** As the backend does: what was only in memory is gone. */
  const restart = () => {
    source = create();
  };
  return { ...kept, ...served, clock, run, restart };
}

const numbersOf = ({ facts }: { facts: () => Array<{ data: object }> }) =>
  [...new Set(facts().map(({ data }) => (data as { key: string }).key))].filter(
    key => /^[A-Z]/.test(key),
  );

const idle = [
  'sysapproval_approver',
  'sysapproval_group',
  'conflict',
  'change_request',
  'sc_req_item',
  'sc_task',
];

describe('ServiceNowSource', () => {
  it('should fetch all changes with what belongs to them', async () => {
    const instance = emptyInstance();
    wholeChange(instance, 1, MONDAY);
    wholeChange(instance, 2, MONDAY + DAY);
    const given = await connected(instance);
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000001', 'CHG0000002']);
    expect(given.problems).toEqual([]);
    expect(given.conflicting()).toBe(0);
    const closings = given
      .facts()
      .filter(({ type }) => type === 'approval.closed');
    expect(
      closings.map(({ time, inferred, data }) => [
        (time - MONDAY) / HOUR,
        inferred,
        data,
      ]),
    ).toEqual(
      [5, 29].map(hours => [
        hours,
        undefined,
        expect.objectContaining({
          name: 'Change board',
          decision: 'approved',
          responder: { id: 'user-r' },
          commented: false,
        }),
      ]),
    );
  });

  it('should read pages, and each record once', async () => {
    const instance = emptyInstance();
    for (let number = 1; number <= 250; number += 1) {
      openChange(instance, number, MONDAY + number * MINUTE);
    }
    const given = await connected(instance);
    const tables = await given.run();
    expect(numbersOf(given)).toHaveLength(250);
    expect(tables.filter(table => table === 'change_request')).toHaveLength(3);
    // One fact for the creation and one for the state of each, and no repetition.
    expect(given.adaptations.flatMap(({ facts }) => facts)).toHaveLength(500);
  });

  it('should ask little where nothing is new', async () => {
    const instance = emptyInstance();
    wholeChange(instance, 1, MONDAY);
    const given = await connected(instance);
    await given.run();
    const before = given.adaptations.length;
    expect(await given.run()).toEqual(idle);
    expect(given.adaptations).toHaveLength(before);
  });

  it('should fetch a change again once it changed', async () => {
    const instance = emptyInstance();
    wholeChange(instance, 1, MONDAY);
    const changed = openChange(instance, 2, MONDAY);
    const given = await connected(instance);
    await given.run();
    const before = given.adaptations.length;
    given.clock.now += HOUR;
    instance.update('change_request', changed, {
      values: { state: '-4' },
      at: given.clock.now - MINUTE,
    });
    await given.run();
    const fresh = given.adaptations.slice(before);
    expect(fresh.flatMap(({ facts }) => facts)).toContainEqual(
      expect.objectContaining({
        type: 'ticket.statuschanged',
        data: expect.objectContaining({ key: 'CHG0000002', to: 'Assess' }),
      }),
    );
    expect(JSON.stringify(fresh)).not.toContain('CHG0000001');
  });

  it('should fetch a change whose approval alone was decided', async () => {
    const instance = emptyInstance();
    const change = openChange(instance, 1, MONDAY);
    const board = askBoard(instance, change, MONDAY + HOUR);
    const given = await connected(instance);
    await given.run();
    given.clock.now += DAY;
    decide(instance, board, { to: 'rejected', at: given.clock.now - MINUTE });
    await given.run();
    expect(given.facts()).toContainEqual(
      expect.objectContaining({
        type: 'approval.closed',
        data: expect.objectContaining({
          ticket: 'CHG0000001',
          status: 'rejected',
        }),
      }),
    );
  });

  it('should go on where it was broken off', async () => {
    const instance = emptyInstance();
    for (let number = 1; number <= 250; number += 1) {
      openChange(instance, number, MONDAY + number * MINUTE);
    }
    const given = await connected(instance);
    const store = given.context.sink.adapt;
    given.context.sink.adapt = async parts => {
      const result = await store(parts);
      if (given.adaptations.length === 2) {
        given.stop.abort();
      }
      return result;
    };
    await expect(given.run()).rejects.toThrow(/abort/i);
    expect(numbersOf(given)).toHaveLength(200);
    given.context.signal = new AbortController().signal;
    const tables = await given.run();
    expect(numbersOf(given)).toHaveLength(250);
    expect(tables.filter(table => table === 'change_request')).toHaveLength(1);
  });

  it('should miss nothing that changes behind it during a pass', async () => {
    const instance = emptyInstance();
    const changes = Array.from({ length: 150 }, (_, number) =>
      openChange(instance, number + 1, MONDAY + number * MINUTE),
    );
    const given = await connected(instance);
    // The first page is through: a record of it moves on, another one comes.
    const first = [...changes].sort()[0];
    let pages = 0;
    given.server.onRequest(({ target }) => {
      pages += Number(target.includes('table/change_request?'));
      if (
        pages === 2 &&
        instance.get('change_request', first)!.state === '-5'
      ) {
        given.clock.now += HOUR;
        instance.update('change_request', first, {
          values: { state: '-4' },
          at: given.clock.now,
        });
        openChange(instance, 999, given.clock.now, { sys_id: '0'.repeat(32) });
        // The pass takes long: its end is no beginning of the next one.
        given.clock.now += HOUR;
      }
    });
    await given.run();
    await given.run();
    expect(numbersOf(given)).toHaveLength(151);
    const moved = given
      .facts()
      .filter(({ type }) => type === 'ticket.statuschanged');
    expect(moved).toHaveLength(1);
  });

  it.each([-400 * DAY, -HOUR, HOUR, 400 * DAY])(
    'should not depend on a clock of ours that is %d ms away',
    async away => {
      const instance = emptyInstance();
      const change = openChange(instance, 1, MONDAY);
      const { approvers } = askBoard(instance, change, MONDAY);
      const given = await connected(instance, { away });
      await given.run();
      given.restart();
      given.clock.now += 30 * MINUTE;
      // The first table that a run asks: no answer told the instance's time yet.
      instance.update('sysapproval_approver', approvers[0], {
        values: { state: 'approved' },
        at: given.clock.now - 29 * MINUTE,
      });
      const before = given.adaptations.length;
      await given.run();
      expect(given.adaptations.slice(before)).toHaveLength(1);
      given.restart();
      given.clock.now += 30 * MINUTE;
      expect(await given.run()).toEqual(expect.arrayContaining(idle));
      expect(given.adaptations.slice(before)).toHaveLength(1);
    },
  );
});

describe('what is selected', () => {
  const other = 'd2'.repeat(16);

  function twoItems() {
    const instance = emptyInstance();
    instance.put('cmdb_ci', { sys_id: other, name: 'pay-gateway' });
    openChange(instance, 1, MONDAY);
    openChange(instance, 2, MONDAY, { cmdb_ci: other });
    openChange(instance, 3, MONDAY, { cmdb_ci: '' });
    return instance;
  }

  it.each([
    [{ names: ['pay-gateway'], fromCatalog: false }, ['CHG0000002']],
    [
      { names: [ITEM, 'pay-gateway'], fromCatalog: false },
      ['CHG0000001', 'CHG0000002'],
    ],
    [{ names: [], fromCatalog: true }, ['CHG0000002']],
    [
      {
        names: [],
        matches: (name: string) => name.startsWith('l'),
        fromCatalog: false,
      },
      ['CHG0000001'],
    ],
    [
      { names: [], matches: () => true, fromCatalog: false },
      ['CHG0000001', 'CHG0000002', 'CHG0000003'],
    ],
  ])('should be of items %j', async (projects, numbers) => {
    const given = await connected(twoItems(), {
      config: { projects },
      annotated: [other],
    });
    await given.run();
    expect(numbersOf(given).sort()).toEqual(numbers);
  });

  it('should be told apart here where an address cannot hold the items', async () => {
    const annotated = Array.from({ length: 400 }, (_, place) =>
      place.toString(16).padStart(32, '0'),
    );
    const given = await connected(twoItems(), {
      config: { projects: { names: [], fromCatalog: true } },
      annotated: [...annotated, other],
    });
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000002']);
  });

  it('should meet the configured query too', async () => {
    const instance = twoItems();
    openChange(instance, 4, MONDAY, { category: 'Software' });
    const given = await connected(instance, {
      config: { queries: { change_request: 'category=Software' } },
    });
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000004']);
  });

  it('should say so where it is nothing', async () => {
    const given = await connected(twoItems(), {
      config: {
        projects: { names: [], fromCatalog: true },
        catalogItems: { names: [], fromCatalog: false },
      },
    });
    await given.run();
    expect(given.adaptations).toEqual([]);
    expect(given.context.logger.info).toHaveBeenCalledWith(
      expect.stringMatching(/Nothing is selected/),
    );
  });

  const withRequests = () => {
    const instance = emptyInstance();
    instance.put('sc_cat_item', {
      sys_id: 'f1'.repeat(16),
      name: 'Cloud environment',
    });
    instance.put('sc_cat_item', { sys_id: 'f2'.repeat(16), name: 'Laptop' });
    const item = (number: string, more: Record<string, string>) =>
      instance.insert(
        'sc_req_item',
        { number, state: '1', active: 'true', correlation_id: '', ...more },
        MONDAY,
      ).sys_id;
    const cloud = item('RITM0000001', { cat_item: 'f1'.repeat(16) });
    item('RITM0000002', { cat_item: 'f2'.repeat(16) });
    const linked = item('RITM0000003', {
      cat_item: 'f2'.repeat(16),
      correlation_id: 'PAY-7',
    });
    for (const [place, request_item] of [cloud, linked].entries()) {
      instance.insert(
        'sc_task',
        {
          number: `SCTASK000000${place + 1}`,
          state: '1',
          active: 'true',
          correlation_id: '',
          request_item,
          cat_item: instance.get('sc_req_item', request_item)!.cat_item,
        },
        MONDAY,
      );
    }
    return instance;
  };

  it('should be requests that name another record, by default', async () => {
    const given = await connected(withRequests());
    await given.run();
    expect(numbersOf(given).sort()).toEqual(['RITM0000003', 'SCTASK0000002']);
  });

  it.each([
    [{ names: ['Cloud environment'], fromCatalog: false }],
    [
      {
        names: [],
        matches: (name: string) => /Cloud/.test(name),
        fromCatalog: false,
      },
    ],
  ])('should be the requests of catalog items %j', async catalogItems => {
    const given = await connected(withRequests(), { config: { catalogItems } });
    await given.run();
    expect(numbersOf(given).sort()).toEqual(['RITM0000001', 'SCTASK0000001']);
  });
});

describe('what may not be read', () => {
  const reported = (given: {
    problems: Array<{ code: string; subject?: string }>;
  }) => given.problems.map(({ code, subject }) => `${code} ${subject}`);

  it.each<Denial>(['forbidden', 'hidden', 'silent'])(
    'should be concluded where the audit is %s, and read again later',
    async denial => {
      const instance = emptyInstance();
      for (let number = 1; number <= 5; number += 1) {
        wholeChange(instance, number, MONDAY);
      }
      const given = await connected(instance, {
        denied: { sys_audit: denial },
      });
      await given.run();
      expect(reported(given)).toEqual(['missing-scope sys_audit']);
      const decisions = () =>
        given.facts().filter(({ type }) => type === 'approval.closed');
      expect(decisions().length).toBeGreaterThan(0);
      expect(decisions().every(({ inferred }) => inferred)).toBe(true);

      // Somebody grants it; the next change shows that it can be read.
      given.access.denied = {};
      given.clock.now += HOUR;
      wholeChange(instance, 6, given.clock.now - 11 * HOUR);
      await given.run();
      await given.run();
      const observed = new Set(
        decisions()
          .filter(({ inferred }) => !inferred)
          .map(({ data }) => (data as { ticket: string }).ticket),
      );
      expect(observed.size).toBe(6);
      expect(await given.run()).toHaveLength(idle.length);
    },
  );

  it('should be named once, and the others go on', async () => {
    const instance = emptyInstance();
    wholeChange(instance, 1, MONDAY);
    const given = await connected(instance, {
      denied: {
        sysapproval_group: 'forbidden',
        sys_journal_field: 'forbidden',
        sc_task: 'forbidden',
        sys_choice: 'hidden',
      },
    });
    await given.run();
    expect(reported(given).sort()).toEqual([
      'missing-scope sc_task',
      'missing-scope sys_choice',
      'missing-scope sys_journal_field',
      'missing-scope sysapproval_group',
    ]);
    expect(given.problems[0].scopes).toEqual([
      expect.stringMatching(/sysapproval_group/),
    ]);
    expect(
      given.facts().filter(({ type }) => type === 'approval.closed'),
    ).toHaveLength(1);
  });

  it('should be noticed where all changes are hidden', async () => {
    const instance = emptyInstance();
    openChange(instance, 1, MONDAY);
    const given = await connected(instance, {
      denied: { change_request: 'hidden' },
    });
    await given.run();
    expect(reported(given)).toEqual(['missing-scope change_request']);
  });

  it('should end the run where it is every table of tickets', async () => {
    const given = await connected(emptyInstance(), {
      denied: {
        change_request: 'forbidden',
        sc_req_item: 'forbidden',
        sc_task: 'forbidden',
      },
    });
    await expect(given.run()).rejects.toThrow(/User Not Authorized/);
  });

  it('should not matter where the instance lacks the table', async () => {
    const instance = ServiceNowInstance.create();
    for (const table of [
      'change_request',
      'sc_req_item',
      'sc_task',
      'sys_choice',
    ]) {
      instance.put(table, {
        sys_id: 'ab'.repeat(16),
        cmdb_ci: '',
        inactive: 'true',
      });
    }
    openChange(instance, 1, MONDAY, { cmdb_ci: ITEM });
    instance.put('cmdb_ci', { sys_id: ITEM, name: 'ledger' });
    const given = await connected(instance);
    await given.run();
    expect(numbersOf(given)).toEqual(['CHG0000001']);
    expect(new Set(given.problems.map(({ code }) => code))).toEqual(
      new Set(['not-found']),
    );
  });
});

describe('credentials', () => {
  it('should be renewed in the middle of a run', async () => {
    const instance = emptyInstance();
    for (let number = 1; number <= 150; number += 1) {
      openChange(instance, number, MONDAY);
    }
    const given = await connected(instance, {
      config: { credentials: { clientId, clientSecret } },
    });
    given.server.onRequest(() => {
      if (given.server.requests.length === 6) {
        given.accounts.expireTokens();
      }
    });
    await given.run();
    expect(given.accounts.issued).toBe(2);
    expect(numbersOf(given)).toHaveLength(150);
  });

  it.each([
    { username, password: 'wrong' },
    { clientId, clientSecret: 'wrong' },
  ])('should end the run where they are wrong', async credentials => {
    const given = await connected(emptyInstance(), { config: { credentials } });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
  });
});

describe('wishes', () => {
  it('should be fetched first, and forgotten once they are stored', async () => {
    const instance = emptyInstance();
    const change = openChange(instance, 1, MONDAY - 200 * DAY);
    const { approvers } = askBoard(instance, change, MONDAY - 200 * DAY);
    const given = await connected(instance);
    given.wishes.set(`change_request/${change}`, 1);
    given.wishes.set(`sysapproval_approver/${approvers[0]}`, 1);
    given.wishes.set(`change_request/${'ee'.repeat(16)}`, 1);
    given.wishes.set('change_request/x^NQactive=true', 1);
    await given.run();
    // Older than what the first run looks back to.
    expect(numbersOf(given)).toEqual(['CHG0000001']);
    expect(given.wishes.size).toBe(0);
  });

  it('should stay where fetching fails', async () => {
    const instance = emptyInstance();
    const change = openChange(instance, 1, MONDAY);
    const given = await connected(instance);
    given.wishes.set(`change_request/${change}`, 1);
    given.context.sink.adapt = async () => {
      throw new Error('The database is gone');
    };
    await expect(given.run()).rejects.toThrow('The database is gone');
    expect(given.wishes.size).toBe(1);
  });
});

describe('answers that broke off', () => {
  it('should be asked for again in smaller pages', async () => {
    const instance = emptyInstance();
    for (let number = 1; number <= 40; number += 1) {
      openChange(instance, number, MONDAY);
    }
    const given = await connected(instance);
    given.server.faults = (_, { query, url }) =>
      url.pathname.endsWith('change_request') &&
      Number(query.get('sysparm_limit')) > 25
        ? {
            kind: 'answer',
            answer: {
              body: {
                result: [],
                error: {
                  message:
                    'Transaction cancelled: maximum execution time exceeded',
                },
                status: 'failure',
              },
            },
          }
        : undefined;
    await given.run();
    expect(numbersOf(given)).toHaveLength(40);
    expect(given.problems).toEqual([]);
  });
});
