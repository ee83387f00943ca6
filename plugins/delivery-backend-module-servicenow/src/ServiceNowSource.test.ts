import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected, idle, numbersOf } from './__testUtils__/connected';
import {
  askBoard,
  DAY,
  decide,
  emptyInstance,
  HOUR,
  MINUTE,
  MONDAY,
  openChange,
  wholeChange,
} from './__testUtils__/testInstance';

afterEach(stopServers);

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
    await expect(given.runUntilStored(2)).rejects.toThrow(/abort/i);
    expect(numbersOf(given)).toHaveLength(200);
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
