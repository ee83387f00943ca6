import { AnyFact } from '../../events/fact';
import { dataOf, told } from '../__testUtils__/told';
import { adaptServiceNow } from './adaptServiceNow';
import {
  approver,
  audited,
  change,
  group,
  instant,
  ofApprover,
  ofGroup,
} from './__testUtils__/records';

const adapt = (tables: Record<string, object[]>) =>
  adaptServiceNow({ change_request: [change()], ...tables });

/** The approvals alone: `10:00 created`, `12:00 approved by account-p1`. */
function approvals(tables: Record<string, object[]>): string[] {
  return linesOf(adapt(tables).facts);
}

function linesOf(facts: readonly AnyFact[]): string[] {
  const all = facts.filter(({ type }) => type.startsWith('approval.'));
  return told(all).map((line, place) => {
    const sorted = [...all].sort(
      (one, other) => one.time - other.time || (one.type < other.type ? -1 : 1),
    );
    const { status = 'asked', responder } = sorted[place].data as {
      status?: string;
      responder?: { id: string };
    };
    const clock = line.split(' ')[0];
    return `${clock} ${status}${responder ? ` by ${responder.id}` : ''}`;
  });
}

const decided = (
  id: string,
  clock: string,
  to: string,
  from = 'requested',
): object =>
  audited(clock, [from, to], { ...ofApprover(id), user: `user-${id}` });

const individual = { group: '', 'group.assignment_group': '' };

describe('a group of which anyone may decide', () => {
  const tables = {
    sysapproval_group: [
      group('approved', { sys_updated_on: instant('12:00') }),
    ],
    sysapproval_approver: [
      approver('p1', 'not_required'),
      approver('p2', 'approved'),
    ],
    sys_audit: [
      audited('12:00', ['requested', 'approved'], ofGroup),
      decided('p2', '12:00', 'approved'),
      decided('p1', '12:00', 'not_required'),
    ],
  };

  it('is one approval, decided by the one who did', () => {
    expect(approvals(tables)).toEqual([
      '10:00 asked',
      '12:00 approved by user-p2',
    ]);
    expect(dataOf(adapt(tables).facts, 'approval.closed')).toEqual({
      key: 'sysapproval_group/ga1',
      name: 'Change board',
      ticket: 'CHG0030001',
      decision: 'approved',
      status: 'approved',
      responder: { id: 'user-p2' },
    });
  });

  it('is the same where the group’s own row is not readable', () => {
    const { sysapproval_group: _, ...members } = tables;
    expect(approvals(members)).toEqual([
      '10:00 asked',
      '12:00 approved by user-p2',
    ]);
    expect(dataOf(adapt(members).facts, 'approval.created')).toEqual({
      key: 'sysapproval_group/ga1',
      name: 'Change board',
      ticket: 'CHG0030001',
    });
  });

  it('is open while nobody decided', () => {
    expect(
      approvals({
        sysapproval_group: [group('requested')],
        sysapproval_approver: [
          approver('p1', 'requested'),
          approver('p2', 'requested'),
        ],
        sys_audit: [],
      }),
    ).toEqual(['10:00 asked']);
  });
});

describe('persons who are asked one by one', () => {
  const two = (first: string, second: string, sys_audit: object[]) => ({
    sysapproval_approver: [
      approver('p1', first, individual),
      approver('p2', second, individual),
    ],
    sys_audit,
  });

  it('must all agree, and the last one decides', () => {
    const tables = two('approved', 'approved', [
      decided('p1', '11:00', 'approved'),
      decided('p2', '13:00', 'approved'),
    ]);
    expect(approvals(tables)).toEqual(['10:00 asked', '13:00 approved']);
    expect(dataOf(adapt(tables).facts, 'approval.closed')).toMatchObject({
      key: 'sysapproval_approver/c1/individual',
      name: 'Individual approval',
    });
  });

  it('are open until the last of them decided', () => {
    expect(
      approvals(
        two('approved', 'requested', [decided('p1', '11:00', 'approved')]),
      ),
    ).toEqual(['10:00 asked']);
  });

  it('are done with the first where the others are not needed', () => {
    expect(
      approvals(
        two('approved', 'not_required', [
          decided('p1', '11:00', 'approved'),
          // The platform tidies up a moment later.
          decided('p2', '11:02', 'not_required'),
        ]),
      ),
    ).toEqual(['10:00 asked', '11:00 approved by user-p1']);
  });

  it('are rejected by one of them', () => {
    expect(
      approvals(
        two('rejected', 'cancelled', [
          decided('p1', '11:00', 'rejected'),
          decided('p2', '11:00', 'cancelled'),
        ]),
      ),
    ).toEqual(['10:00 asked', '11:00 rejected by user-p1']);
  });

  it('decide nothing where the change is withdrawn', () => {
    expect(
      approvals(
        two('approved', 'cancelled', [
          decided('p1', '11:00', 'approved'),
          decided('p2', '14:00', 'cancelled'),
        ]),
      ),
    ).toEqual(['10:00 asked', '14:00 cancelled']);
  });

  it('are nobody where all of them are not needed', () => {
    expect(
      approvals(
        two('not_required', 'not_required', [
          decided('p1', '11:00', 'not_required'),
          decided('p2', '11:00', 'not_required'),
        ]),
      ),
    ).toEqual(['10:00 asked', '11:00 cancelled']);
  });

  it('are asked apart by each step of a workflow', () => {
    const step = (id: string, name: string) => ({
      ...individual,
      wf_activity: { value: id, display_value: name },
    });
    const { facts } = adapt({
      sysapproval_approver: [
        approver('p1', 'requested', step('w1', 'Technical approval')),
        approver('p2', 'requested', step('w2', 'Business approval')),
      ],
    });
    expect(
      facts.flatMap(({ type, data }) =>
        type === 'approval.created' ? (data as { name: string }).name : [],
      ),
    ).toEqual(['Technical approval', 'Business approval']);
  });
});

describe('rounds', () => {
  it('are asked for once more after a rejection', () => {
    expect(
      approvals({
        sysapproval_approver: [approver('p1', 'approved')],
        sys_audit: [
          decided('p1', '11:00', 'rejected'),
          decided('p1', '12:00', 'requested', 'rejected'),
          decided('p1', '13:00', 'approved'),
        ],
      }),
    ).toEqual([
      '10:00 asked',
      '11:00 rejected by user-p1',
      '12:00 asked',
      '13:00 approved by user-p1',
    ]);
  });

  it('begin when somebody is asked, not when the row is written', () => {
    expect(
      approvals({
        sysapproval_approver: [approver('p1', 'approved')],
        sys_audit: [
          decided('p1', '11:00', 'requested', 'not requested'),
          decided('p1', '12:00', 'approved'),
        ],
      }),
    ).toEqual(['11:00 asked', '12:00 approved by user-p1']);
  });

  it('keep a decision from before the ask, for the fold to flag', () => {
    expect(
      approvals({
        sysapproval_approver: [approver('p1', 'approved')],
        sys_audit: [
          decided('p1', '11:00', 'approved', 'not requested'),
          decided('p1', '12:00', 'requested', 'approved'),
          decided('p1', '13:00', 'approved'),
        ],
      }),
    ).toEqual([
      '11:00 approved by user-p1',
      '12:00 asked',
      '13:00 approved by user-p1',
    ]);
  });

  it('may come after the implementation, as emergencies do', () => {
    const { facts } = adaptServiceNow({
      change_request: [
        change({
          type: 'emergency',
          work_start: instant('09:10'),
          work_end: instant('09:40'),
        }),
      ],
      sysapproval_approver: [
        approver('p1', 'approved', {
          sys_created_on: instant('11:00'),
          sys_updated_on: instant('12:00'),
          sys_mod_count: '1',
        }),
      ],
    });
    expect(linesOf(facts)).toEqual([
      '~11:00 asked',
      '~12:00 approved by account-p1',
    ]);
    expect(dataOf(facts, 'ticket.updated').ticketType).toBe('Emergency Change');
  });
});

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
