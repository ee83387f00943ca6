import { dataOf } from '../__testUtils__/told';
import { adapt, approvals, decided, linesOf } from './__testUtils__/approvals';
import { approver, group, instant } from './__testUtils__/records';

describe('approvals without an audit', () => {
  const seen = (state: string, clock: string, updates: string) =>
    adapt({
      sysapproval_approver: [
        approver('p1', state, {
          sys_updated_on: instant(clock),
          sys_mod_count: updates,
        }),
      ],
    }).facts;

  it('are what the row shows, marked', () => {
    expect(linesOf(seen('approved', '12:00', '1'))).toEqual([
      '~10:00 asked',
      '~12:00 approved by account-p1',
    ]);
  });

  it('show a second round to who looks often enough', () => {
    const facts = new Map(
      [
        ...seen('requested', '10:00', '0'),
        ...seen('rejected', '11:00', '1'),
        ...seen('requested', '12:00', '2'),
        ...seen('approved', '13:00', '3'),
        ...seen('approved', '14:00', '4'),
      ].map(fact => [fact.id, fact]),
    );
    expect(linesOf([...facts.values()])).toEqual([
      // Before anybody touched it, and what is concluded of it afterwards.
      '10:00 asked',
      '~10:00 asked',
      '~11:00 rejected by account-p1',
      '12:00 asked',
      '~13:00 approved by account-p1',
      // A later touch tells the same decision once more; the fold knows.
      '~14:00 approved by account-p1',
    ]);
  });

  it('take the time of a group’s decision from its row', () => {
    expect(
      approvals({
        sysapproval_group: [
          group('approved', {
            approval_set: instant('12:00'),
            sys_updated_on: instant('14:00'),
            sys_mod_count: '3',
          }),
        ],
      }),
    ).toEqual(['~10:00 asked', '12:00 approved']);
  });

  it('say nothing of who was never asked', () => {
    expect(linesOf(seen('not requested', '12:00', '1'))).toEqual([]);
  });
});

describe('comments', () => {
  const commentedIn = (sys_journal_field: object[] | undefined) =>
    dataOf(
      adapt({
        sysapproval_approver: [approver('p1', 'approved')],
        sys_audit: [decided('p1', '12:00', 'approved')],
        ...(sys_journal_field && { sys_journal_field }),
      }).facts,
      'approval.closed',
    ).commented;

  const note = (clock: string, of = 'p1') => ({
    sys_id: `n${clock}`,
    name: 'sysapproval_approver',
    element: 'comments',
    element_id: of,
    sys_created_by: 'ruth',
    sys_created_on: instant(clock),
  });

  it('count with the decision that they were made with', () => {
    expect(commentedIn([note('12:00')])).toBe(true);
    expect(commentedIn([note('09:00'), note('12:00', 'p9')])).toBe(false);
    expect(commentedIn(undefined)).toBeUndefined();
  });

  it('on tickets are comments, without their text', () => {
    const { facts } = adapt({
      sys_journal_field: [{ ...note('11:00', 'c1'), value: 'looks risky' }],
    });
    expect(dataOf(facts, 'ticket.commented')).toEqual({
      key: 'CHG0030001',
      actor: { id: 'ruth' },
    });
    expect(JSON.stringify(facts)).not.toContain('risky');
  });
});
