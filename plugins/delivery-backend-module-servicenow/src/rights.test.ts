import { Denial, ServiceNowInstance } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected, idle, numbersOf } from './__testUtils__/connected';
import {
  emptyInstance,
  HOUR,
  ITEM,
  MONDAY,
  openChange,
  wholeChange,
} from './__testUtils__/testInstance';

afterEach(stopServers);

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
