import fc from 'fast-check';
import { factOf } from '../../events/factOf';
import { factSchemas } from '../../events/factData';
import { toCdEvent } from '../../events/toCdEvent';
import { dataOf, told } from '../__testUtils__/told';
import { adaptServiceNow } from './adaptServiceNow';
import {
  approver,
  audited,
  change,
  group,
  task,
} from './__testUtils__/records';

/** A record as `sysparm_display_value=false` gives it. */
const plain = (row: Record<string, any>) =>
  Object.fromEntries(
    Object.entries(row).map(([field, { value }]) => [field, value]),
  );

describe('times', () => {
  const created = (payload: object, timeZone?: string) =>
    told(
      adaptServiceNow(payload, { timeZone }).facts.filter(
        ({ type }) => type === 'ticket.created',
      ),
    );

  it('that are stored are UTC, whatever the zone of who reads them', () => {
    expect(created(change())).toEqual(['09:00 ticket.created']);
    expect(created(change(), 'Asia/Tokyo')).toEqual(['09:00 ticket.created']);
  });

  it('that stand alone are read in the configured zone', () => {
    const row = plain(change());
    expect(created(row)).toEqual(['~09:00 ticket.created']);
    expect(created(row, 'UTC')).toEqual(['09:00 ticket.created']);
    expect(created(row, 'Europe/Berlin')).toEqual(['08:00 ticket.created']);
  });

  it('that only people read are in the configured zone too', () => {
    const row = {
      ...change(),
      sys_created_on: { display_value: '2026-03-02 10:00:00' },
    };
    expect(created(row, 'Europe/Berlin')).toEqual(['09:00 ticket.created']);
  });

  it('that are empty, or no times, are none', () => {
    const row = { ...change(), sys_created_on: '', opened_at: '02/03/2026' };
    expect(created(row)).toEqual([]);
  });

  it('mark approvals and moves as well', () => {
    const { facts } = adaptServiceNow({
      change_request: [plain(change({ state: '-4', active: 'true' }))],
      sysapproval_approver: [plain(approver('p1', 'requested'))],
      sys_audit: [plain(audited('10:00', ['-5', '-4']) as any)],
    });
    expect(facts.every(({ inferred }) => inferred)).toBe(true);
  });
});

describe('payloads', () => {
  const numbers = (payload: unknown, pathHint?: string) => {
    const { facts, unrecognised } = adaptServiceNow(payload, { pathHint });
    return (
      unrecognised ?? [
        ...new Set(
          facts.map(({ data }) => (data as any).ticket ?? (data as any).key),
        ),
      ]
    );
  };

  it.each([
    ['one record', change()],
    ['an answer of one record', { result: change() }],
    ['an answer of a list', { result: [change()] }],
    ['a list that was exported', { records: [plain(change())] }],
    ['a bare list', [change()]],
    ['a list of answers', [{ result: [change()] }]],
    ['tables', { change_request: [change()] }],
    ['answers by table', { change_request: { result: [change()] } }],
    [
      'references with links',
      {
        ...plain(change()),
        opened_by: {
          link: 'https://bank.example.com/api/now/table/sys_user/0123456789abcdef0123456789abcdef',
          value: 'u1',
        },
      },
    ],
  ])('are read as %s', (_, payload) => {
    expect(numbers(payload)).toEqual(['CHG0030001']);
  });

  it('of several tables in one list are read together', () => {
    const { facts } = adaptServiceNow([
      change({ state: '-4', active: 'true' }),
      audited('10:00', ['-5', '-4']),
      approver('p1', 'requested'),
      group('requested'),
      task(),
    ]);
    expect(told(facts).filter(line => line.includes('statuschanged'))).toEqual([
      '10:00 ticket.statuschanged',
      '~11:00 ticket.statuschanged',
    ]);
  });

  it('name their instance by their links', () => {
    const [{ source }] = adaptServiceNow({
      ...change(),
      opened_by: {
        link: 'https://Bank.example.com/api/now/table/sys_user/0123456789abcdef0123456789abcdef',
        display_value: 'Mia',
      },
    }).facts;
    expect(source).toBe('servicenow:bank.example.com');
    expect(adaptServiceNow(change()).facts[0].source).toBe('servicenow');
  });

  it('of the audit alone say whose they are by their path', () => {
    const rows = { result: [audited('10:00', ['-5', '-4'])] };
    expect(numbers(rows, 'CHG0030009/sys_audit.json')).toEqual(['CHG0030009']);
    expect(numbers(rows)).toMatch(/sys_audit alone; give them in one file/);
  });

  it('of approvals alone name their ticket', () => {
    expect(numbers({ result: [approver('p1', 'approved')] })).toEqual([
      'CHG0030001',
    ]);
    expect(numbers(plain(approver('p1', 'approved')))).toMatch(
      /approvals that do not name their record/,
    );
  });

  it.each([
    [
      { error: { message: 'User Not Authorized' }, status: 'failure' },
      /failed: User Not Authorized/,
    ],
    [
      { result: [change()], error: { message: 'Transaction cancelled' } },
      /failed: Transaction cancelled/,
    ],
    [{ result: [{ name: 'x' }] }, /is no record of a table that is read/],
    [{ number: 'CHG0030001', state: '1' }, /CHG0030001 without the ids/],
    ['text', /is no answer of ServiceNow/],
  ])('%j are reported', (payload, message) => {
    expect(adaptServiceNow(payload).unrecognised).toMatch(message);
  });

  it.each([
    [{ sys_class_name: 'incident', number: 'INC0000045' }, /incident: /],
    [{ sys_choice: [] }, /with changes only/],
  ])('%j are ignored on purpose', (payload, reason) => {
    expect(adaptServiceNow(payload).ignored).toMatch(reason);
  });

  it('that are empty say nothing', () => {
    expect(adaptServiceNow({ result: [] })).toEqual({ facts: [] });
    expect(adaptServiceNow([])).toEqual({ facts: [] });
  });
});

const whole = () => ({
  change_request: [change()],
  sc_task: [task()],
  sysapproval_group: [group('requested')],
  sysapproval_approver: [
    approver('p1', 'approved'),
    approver('p2', 'requested', { group: '' }),
  ],
  sys_audit: [audited('10:00', ['-5', '3'])],
});

describe('facts', () => {
  it('keep the contract, and survive the way through events', () => {
    for (const fact of adaptServiceNow(whole()).facts) {
      expect(factSchemas[fact.type].safeParse(fact.data).error).toBeUndefined();
      expect(factOf(toCdEvent(fact))).toEqual({ fact });
    }
  });

  it('never name a person in an id or a key', () => {
    const ids = adaptServiceNow(whole())
      .facts.map(({ id, data }) => `${id} ${(data as any).key}`)
      .join(' ');
    expect(ids).not.toMatch(/mia|ruth|ines|account|user-/i);
  });

  it('are the same whatever the order of rows', () => {
    const tables = whole();
    const once = adaptServiceNow(tables).facts;
    const sorted = (facts: typeof once) =>
      [...facts].sort((one, other) => (one.id < other.id ? -1 : 1));
    const backwards = Object.fromEntries(
      Object.entries(tables)
        .reverse()
        .map(([name, rows]) => [name, [...rows].reverse()]),
    );
    expect(sorted(adaptServiceNow(backwards).facts)).toEqual(sorted(once));
  });

  it('of anything keep the contract, and nothing throws', () => {
    const field = fc.constantFrom(
      ...Object.keys(change()),
      ...Object.keys(approver('p1', 'requested')),
      ...Object.keys(audited('10:00', ['a', 'b'])),
      ...Object.keys(group('requested')),
      ...['change_request', 'sys_audit', 'result', 'value', 'display_value'],
      ...['link', 'error', 'element', 'element_id', 'sc_task', 'conflict'],
    );
    const anything = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1, true, '', 'c1', 'CHG0030001', 'requested'),
        fc.constantFrom('2026-03-02 09:00:00', '-4', 'change_request', 'state'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(field, tie('any'), { maxKeys: 8, noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(anything, payload => {
        for (const fact of adaptServiceNow(payload).facts) {
          expect(
            factSchemas[fact.type].safeParse(fact.data).error,
          ).toBeUndefined();
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a change with nothing but an id', () => {
  it('is not taken for a ticket', () => {
    expect(
      adaptServiceNow({ change_request: [{ sys_id: 'c1' }] }).unrecognised,
    ).toMatch(/change_request record without/);
  });

  it('keeps its number for its title', () => {
    const { facts } = adaptServiceNow(change({ short_description: '' }));
    expect(dataOf(facts, 'ticket.updated')).not.toHaveProperty('title');
  });
});
