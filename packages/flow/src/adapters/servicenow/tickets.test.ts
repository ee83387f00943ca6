import { dataOf, told } from '../__testUtils__/told';
import { adaptServiceNow } from './adaptServiceNow';
import { audited, cell, change, instant, task } from './__testUtils__/records';

const adapt = (payload: unknown, context = {}) =>
  adaptServiceNow(payload, { source: 'https://bank.example.com', ...context });

const withAudit = (row: object, sys_audit: object[]) =>
  adapt({ change_request: [row], sys_audit });

const moves = (facts: ReturnType<typeof adapt>['facts']) =>
  facts
    .filter(fact => fact.type === 'ticket.statuschanged')
    .map(({ data, inferred, time }) => {
      const { from, to } = data as { from?: string; to: string };
      const clock = new Date(time).toISOString().slice(11, 23);
      return `${clock} ${from ?? '?'} > ${to}${inferred ? ' ~' : ''}`;
    });

const wholeLife = () => [
  audited('10:00', ['-5', '-4']),
  audited('11:00', ['-4', '-3']),
  audited('12:00', ['-3', '-2']),
  audited('13:00', ['-2', '-1']),
  audited('14:00', ['-1', '0']),
  audited('15:00', ['0', '3']),
];

describe('a change with its audit', () => {
  it('goes through every state, all of it observed', () => {
    const { facts, unrecognised } = withAudit(change(), wholeLife());
    expect(unrecognised).toBeUndefined();
    expect(told(facts)).toEqual([
      '09:00 ticket.created',
      '10:00 ticket.statuschanged',
      '11:00 ticket.statuschanged',
      '12:00 ticket.statuschanged',
      '13:00 ticket.statuschanged',
      '14:00 ticket.statuschanged',
      '15:00 ticket.closed',
      '15:00 ticket.statuschanged',
      '15:00 ticket.updated',
    ]);
    expect(moves(facts)).toEqual([
      '10:00:00.000 New > Assess',
      '11:00:00.000 Assess > Authorize',
      '12:00:00.000 Authorize > Scheduled',
      '13:00:00.000 Scheduled > Implement',
      '14:00:00.000 Implement > Review',
      '15:00:00.000 Review > Closed',
    ]);
    expect(dataOf(facts, 'ticket.created')).toEqual({
      key: 'CHG0030001',
      aliases: ['c1'],
      status: 'New',
      url: 'https://bank.example.com/change_request.do?sys_id=c1',
      actor: { id: 'mia' },
    });
  });

  it('is what the record says now', () => {
    const { facts } = withAudit(change(), wholeLife());
    expect(dataOf(facts, 'ticket.updated')).toEqual({
      key: 'CHG0030001',
      aliases: ['c1'],
      title: 'Move the ledger to the new cluster',
      ticketType: 'Normal Change',
      status: 'Closed',
      statusCategory: 'done',
      project: 'Platform',
      components: ['ledger'],
      riskClass: 'Moderate',
      links: [{ type: 'correlates with', key: 'PAY-12' }],
      url: 'https://bank.example.com/change_request.do?sys_id=c1',
    });
    expect(new Set(facts.map(({ source }) => source))).toEqual(
      new Set(['servicenow:bank.example.com']),
    );
  });

  it('is reopened when it leaves a closed state', () => {
    const { facts } = withAudit(
      change({ state: '-1', active: 'true', closed_at: '' }),
      [audited('10:00', ['-5', '3']), audited('12:00', ['3', '-1'])],
    );
    expect(told(facts)).toEqual([
      '09:00 ticket.created',
      '10:00 ticket.closed',
      '10:00 ticket.statuschanged',
      '12:00 ticket.reopened',
      '12:00 ticket.statuschanged',
      '15:00 ticket.updated',
    ]);
  });

  it('keeps moves of one second in the order in which they happened', () => {
    const last = audited('10:00', ['-3', '-2'], { record_checkpoint: '' });
    const first = audited('10:00', ['-5', '-4'], { record_checkpoint: '' });
    const middle = audited('10:00', ['-4', '-3'], { record_checkpoint: '' });
    const { facts } = withAudit(change({ state: '-2', active: 'true' }), [
      last,
      first,
      middle,
    ]);
    expect(moves(facts)).toEqual([
      '10:00:00.000 New > Assess',
      '10:00:00.000 Assess > Authorize',
      '10:00:00.000 Authorize > Scheduled',
    ]);
  });

  it('does not take its audited insert for a move', () => {
    const { facts } = withAudit(change({ state: '-4', active: 'true' }), [
      audited('09:00', ['', '-5']),
      audited('10:00', ['-5', '-4']),
    ]);
    expect(moves(facts)).toEqual(['10:00:00.000 New > Assess']);
    expect(dataOf(facts, 'ticket.created').status).toBe('New');
  });

  it('says that its content changed, and never to what', () => {
    const { facts } = withAudit(change(), [
      ...wholeLife(),
      audited('11:30', ['step one', 'step two'], {
        fieldname: 'implementation_plan',
      }),
    ]);
    const [changed] = facts.filter(({ data }) => 'changed' in data);
    expect(changed).toMatchObject({
      type: 'ticket.updated',
      data: { key: 'CHG0030001', changed: ['implementation_plan'] },
    });
    expect(JSON.stringify(facts)).not.toContain('step');
  });

  it('knows more than a record that was fetched before it', () => {
    const { facts } = withAudit(
      change({ state: '-4', active: 'true', sys_updated_on: instant('10:00') }),
      [audited('10:00', ['-5', '-4']), audited('11:00', ['-4', '-3'])],
    );
    expect(moves(facts)).toEqual([
      '10:00:00.000 New > Assess',
      '11:00:00.000 Assess > Authorize',
    ]);
  });
});

describe('a change without an audit', () => {
  it('is what it is since its last update, marked', () => {
    const { facts } = adapt({
      result: [change({ state: '-3', active: 'true', closed_at: '' })],
    });
    expect(moves(facts)).toEqual(['15:00:00.001 ? > Authorize ~']);
    expect(told(facts)).toEqual([
      '09:00 ticket.created',
      '15:00 ticket.updated',
      '~15:00 ticket.statuschanged',
    ]);
  });

  it('began and ended when its actual dates say', () => {
    const { facts } = adapt(
      change({ work_start: instant('13:00'), work_end: instant('14:00') }),
    );
    expect(moves(facts)).toEqual([
      '13:00:00.001 ? > Implement ~',
      '14:00:00.001 ? > Review ~',
      '15:00:00.001 ? > Closed ~',
    ]);
    expect(dataOf(facts, 'ticket.closed')).toEqual({
      key: 'CHG0030001',
      resolution: 'Successful',
    });
  });

  it('does not believe actual dates that lie after the last update', () => {
    const { facts } = adapt(
      change({ closed_at: instant('15:00'), work_end: instant('18:00') }),
    );
    expect(moves(facts)).toEqual(['15:00:00.001 ? > Closed ~']);
  });

  it('explains itself while nobody touched it', () => {
    const { facts } = adapt(
      change({
        state: '-5',
        active: 'true',
        closed_at: '',
        sys_updated_on: instant('09:00'),
        sys_mod_count: '0',
      }),
    );
    expect(told(facts)).toEqual([
      '09:00 ticket.created',
      '09:00 ticket.updated',
    ]);
    expect(dataOf(facts, 'ticket.created').status).toBe('New');
  });

  it('stands behind its audit, should that become readable', () => {
    const record = change({ sys_updated_on: instant('15:00') });
    const before = adapt({ change_request: [record] }).facts;
    const after = withAudit(record, wholeLife()).facts;
    const ids = new Set(after.map(({ id }) => id));
    // The poorer facts are others: neither replaces the richer one.
    const shared = before.filter(({ id }) => ids.has(id));
    expect(shared.map(({ type }) => type)).toEqual(['ticket.updated']);
    expect(after).toEqual(expect.arrayContaining(shared));
  });
});

describe('kinds of tickets', () => {
  it.each([
    [{ type: cell('normal', 'Normal') }, 'Normal Change'],
    [{ type: cell('standard', 'Standard') }, 'Standard Change'],
    [{ type: cell('emergency', 'Emergency') }, 'Emergency Change'],
    [{ type: 'emergency' }, 'Emergency Change'],
    [{ type: 'expedited' }, 'Expedited Change'],
    [{ type: '' }, 'Change Request'],
  ])('reads %j as %s', (more, ticketType) => {
    const { facts } = adapt(change(more));
    expect(dataOf(facts, 'ticket.updated').ticketType).toBe(ticketType);
  });

  it('reads a task as a handoff to its group, part of its item', () => {
    const { facts } = adapt({
      sc_task: [task()],
      sys_audit: [
        audited('11:00', ['1', '2'], {
          tablename: 'sc_task',
          documentkey: 't1',
        }),
      ],
    });
    expect(moves(facts)).toEqual(['11:00:00.000 Open > Work in Progress']);
    expect(dataOf(facts, 'ticket.updated')).toMatchObject({
      key: 'SCTASK0010007',
      ticketType: 'Catalog Task',
      project: 'Network',
      statusCategory: 'indeterminate',
      links: [{ type: 'correlates with', key: 'RITM0010004' }],
    });
  });

  it('tells tables apart by number where nothing else says', () => {
    const { facts } = adapt({
      number: 'RITM0010004',
      state: '1',
      sys_created_on: '2026-03-02 09:00:00',
    });
    expect(dataOf(facts, 'ticket.updated')).toMatchObject({
      ticketType: 'Request Item',
      status: 'Open',
      statusCategory: 'new',
    });
  });
});

describe('links', () => {
  it.each([
    [{ correlation_id: 'PAY-12' }, ['PAY-12']],
    [{ correlation_id: '', correlation_display: 'PAY-13' }, ['PAY-13']],
    [{ correlation_id: 'https://jira.example.com/browse/PAY-14' }, ['PAY-14']],
    [
      { correlation_id: '', short_description: 'PAY-15: a new cluster' },
      ['PAY-15'],
    ],
    [{ correlation_id: '', u_story: 'PAY-16' }, ['PAY-16']],
    [{ correlation_id: '', u_note: 'as PAY-16 said' }, []],
    [{ correlation_id: 'RITM0010004' }, ['RITM0010004']],
    [{ correlation_id: '7f3a', correlation_display: 'cicd' }, []],
  ])('of %j are %j', (more, keys) => {
    const { links = [] } = dataOf(adapt(change(more)).facts, 'ticket.updated');
    expect(links.map(({ key }: { key: string }) => key)).toEqual(keys);
  });
});

describe('labels', () => {
  it('are the instance’s own, the English one first', () => {
    const choice = (language: string, label: string) => ({
      name: 'change_request',
      element: 'state',
      value: '-4',
      label,
      language,
      inactive: 'false',
    });
    const { facts } = adapt({
      change_request: [change({ state: '-4', active: 'true' })],
      sys_audit: [audited('10:00', ['-5', '-4'])],
      sys_choice: [choice('de', 'Bewerten'), choice('en', 'Risk Review')],
    });
    expect(moves(facts)).toEqual(['10:00:00.000 New > Risk Review']);
  });
});
