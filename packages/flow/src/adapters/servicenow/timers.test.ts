import { told } from '../__testUtils__/told';
import { adaptServiceNow } from './adaptServiceNow';
import { audited, cell, change, instant, utc } from './__testUtils__/records';

const timers = (tables: Record<string, object[]>) =>
  adaptServiceNow(tables).facts.filter(({ type }) => type.startsWith('timer.'));

const scheduled = [
  audited('10:00', ['-3', '-2']),
  audited('13:00', ['-2', '-1']),
];

const planned = (clock: string) =>
  change({ state: '-1', active: 'true', start_date: instant(clock) });

describe('the window of a change', () => {
  it('is waited for until the planned start', () => {
    const facts = timers({
      change_request: [planned('12:00')],
      sys_audit: scheduled,
    });
    expect(told(facts)).toEqual([
      '10:00 timer.started',
      '~12:00 timer.finished',
    ]);
    expect(facts[0].data).toEqual({
      key: `change_request/c1/window/${Date.parse('2026-03-02T10:00:00Z')}`,
      name: 'Change window',
      ticket: 'CHG0030001',
    });
  });

  it('is over when the change begins before its plan', () => {
    expect(
      told(
        timers({ change_request: [planned('14:00')], sys_audit: scheduled }),
      ),
    ).toEqual(['10:00 timer.started', '13:00 timer.finished']);
  });

  it('lasts while nobody began', () => {
    expect(
      told(
        timers({
          change_request: [
            change({
              state: '-2',
              active: 'true',
              start_date: instant('18:00'),
            }),
          ],
          sys_audit: [audited('10:00', ['-3', '-2'])],
        }),
      ),
    ).toEqual(['10:00 timer.started']);
  });

  it('is none where the planned start was over already', () => {
    expect(
      timers({ change_request: [planned('09:30')], sys_audit: scheduled }),
    ).toEqual([]);
  });

  it('is that of the plan at the time, not of a later one', () => {
    expect(
      told(
        timers({
          change_request: [planned('20:00')],
          sys_audit: [
            ...scheduled,
            audited('14:00', [utc('12:00'), utc('20:00')], {
              fieldname: 'start_date',
            }),
          ],
        }),
      ),
    ).toEqual(['10:00 timer.started', '~12:00 timer.finished']);
  });

  it('is not told without the audit: nothing says when it was scheduled', () => {
    expect(timers({ change_request: [planned('12:00')] })).toEqual([]);
  });
});

const status = (clock: string, from: string, to: string) =>
  audited(clock, [from, to], { fieldname: 'conflict_status' });

const conflict = (type: string, name: string, id = 'k1') => ({
  sys_id: id,
  change: cell('c1', 'CHG0030001'),
  type: cell(type),
  schedule: cell(name && `s-${name}`, name),
  sys_created_on: instant('10:00'),
});

const open = () =>
  change({ state: '-4', active: 'true', conflict_status: 'Conflict' });

describe('a conflict', () => {
  it('is a wait from when it was found until it was resolved', () => {
    const facts = timers({
      change_request: [change({ conflict_status: 'No Conflict' })],
      sys_audit: [
        status('10:00', 'Not Run', 'Conflict'),
        status('12:00', 'Conflict', 'No Conflict'),
      ],
    });
    expect(told(facts)).toEqual([
      '10:00 timer.started',
      '12:00 timer.finished',
    ]);
    expect(facts[0].data).toMatchObject({ name: 'Schedule conflict' });
  });

  it('is named after the freeze that holds the change up', () => {
    const facts = timers({
      change_request: [open()],
      sys_audit: [status('10:00', 'Not Run', 'Conflict')],
      conflict: [
        conflict('ci_already_scheduled', '', 'k0'),
        conflict('blackout', 'Year-end freeze'),
      ],
    });
    expect(facts.map(({ data }) => (data as { name: string }).name)).toEqual([
      'Blackout window: Year-end freeze',
    ]);
  });

  it.each([
    ['not_in_maintenance_window', 'Maintenance window: Nights'],
    ['parent_not_in_maintenance_window', 'Maintenance window: Nights'],
    ['child_blackout', 'Blackout window: Nights'],
    ['assigned_to_already_scheduled', 'Conflicting change: Nights'],
  ])('of type %s is called %s', (type, name) => {
    const [started] = timers({
      change_request: [open()],
      sys_audit: [status('10:00', 'Not Run', 'Conflict')],
      conflict: [conflict(type, 'Nights')],
    });
    expect(started.data).toMatchObject({ name });
  });

  it('ends when the change is implemented in spite of it', () => {
    expect(
      told(
        timers({
          change_request: [
            change({
              state: '-1',
              active: 'true',
              conflict_status: 'Conflict',
            }),
          ],
          sys_audit: [
            status('10:00', 'Not Run', 'Conflict'),
            audited('11:00', ['-4', '-1']),
          ],
        }),
      ),
    ).toEqual(['10:00 timer.started', '11:00 timer.finished']);
  });

  it('is told once, by its name, however often it is fetched', () => {
    const sys_audit = [status('10:00', 'Not Run', 'Conflict')];
    const nameless = timers({ change_request: [open()], sys_audit });
    const named = timers({
      change_request: [open()],
      sys_audit,
      conflict: [conflict('blackout', 'Freeze')],
    });
    expect(named[0].data).toMatchObject({ key: (nameless[0].data as any).key });
    expect(named[0].id < nameless[0].id).toBe(true);
  });
});
