import { dataOf } from '../__testUtils__/told';
import { adaptServiceNow } from './adaptServiceNow';
import {
  adapt,
  approvals,
  decided,
  individual,
  linesOf,
} from './__testUtils__/approvals';
import {
  approver,
  audited,
  change,
  group,
  instant,
  ofGroup,
} from './__testUtils__/records';

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
