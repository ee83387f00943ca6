import { journeysOf, rulesOf } from '../../__testUtils__/reportOf';
import { FlowConfigInput } from '../../config';
import { Journey } from '../../fold/journey';
import { adaptServiceNow } from '../vendors';
import { AnyFact } from '../../events/fact';
import {
  approver,
  audited,
  cell,
  change,
  group,
  instant,
  ofApprover,
  ofGroup,
  task,
} from './__testUtils__/records';

const config: FlowConfigInput = {
  gates: [
    {
      id: 'change-board',
      kind: 'approval',
      function: 'operations',
      match: [{ source: 'servicenow', approval: 'Change board' }],
    },
    {
      id: 'assessment',
      kind: 'approval',
      function: 'operations',
      match: [
        {
          source: 'servicenow',
          status: ['Assess', 'Authorize'],
          returnsTo: ['New'],
          ticketType: ['Normal Change'],
        },
      ],
    },
    {
      id: 'network',
      kind: 'handoff',
      function: 'infrastructure',
      match: [
        {
          source: 'servicenow',
          status: ['Open', 'Work in Progress'],
          starts: ['Work in Progress'],
          ticketType: ['Catalog Task'],
          project: ['Network'],
        },
      ],
    },
    {
      id: 'freeze',
      kind: 'timer',
      function: 'operations',
      match: [{ source: 'servicenow', timer: 'Blackout window*' }],
    },
  ],
};

const DAY = '2026-03-02T';

/** The story that the records correlate with. */
const story: AnyFact = {
  type: 'ticket.created',
  id: 'issue/1/created',
  source: 'jira:jira.example.com',
  vendor: 'jira',
  time: Date.parse(`${DAY}08:00:00Z`),
  data: { key: 'PAY-12', ticketType: 'Story', status: 'In Progress' },
};

const rules = rulesOf(config);
const foldedOf = (facts: AnyFact[]) => [...journeysOf(facts, rules).values()];

function journeyOf(tables: Record<string, object[]>): Journey {
  const { facts } = adaptServiceNow(tables, {
    source: 'https://bank.example.com',
  });
  const journeys = foldedOf([story, ...facts]);
  expect(journeys.map(({ id }) => id)).toEqual(['PAY-12']);
  return journeys[0];
}

const clock = (time: number | undefined) =>
  time === undefined ? '…' : new Date(time).toISOString().slice(11, 16);

const roundsAt = (journey: Journey, gate: string) =>
  journey.passages
    .filter(passage => passage.gate === gate)
    .flatMap(({ subject, rounds }) =>
      rounds.map(
        ({ asked, decided, decision, inferred }) =>
          `${subject} ${clock(asked)}-${clock(decided)} ${decision ?? 'open'}${
            inferred ? ' ~' : ''
          }`,
      ),
    );

const decision = (at: string, from: string, to: string) =>
  audited(at, [from, to], { ...ofApprover('p1'), user: 'ruth' });

describe('a change in the journey of its story', () => {
  it('waits once at a gate where anyone of a group may decide', () => {
    const journey = journeyOf({
      change_request: [change()],
      sysapproval_group: [
        group('approved', { sys_updated_on: instant('12:00') }),
      ],
      sysapproval_approver: [
        approver('p1', 'approved'),
        approver('p2', 'not_required'),
      ],
      sys_audit: [
        audited('12:00', ['requested', 'approved'], ofGroup),
        decision('12:00', 'requested', 'approved'),
        audited('12:01', ['requested', 'not_required'], ofApprover('p2')),
      ],
    });
    expect(roundsAt(journey, 'change-board')).toEqual([
      'CHG0030001 10:00-12:00 approved',
    ]);
  });

  it('comes back for a second round after a rejection', () => {
    const journey = journeyOf({
      change_request: [change()],
      sysapproval_approver: [approver('p1', 'approved')],
      sys_audit: [
        decision('11:00', 'requested', 'rejected'),
        decision('13:00', 'rejected', 'requested'),
        decision('14:00', 'requested', 'approved'),
      ],
    });
    expect(roundsAt(journey, 'change-board')).toEqual([
      'CHG0030001 10:00-11:00 requestChanges',
      'CHG0030001 13:00-14:00 approved',
    ]);
  });

  it('comes back without an audit too, if it was fetched often enough', () => {
    const seen = [
      ['requested', '10:00', '0'],
      ['rejected', '11:00', '1'],
      ['requested', '13:00', '2'],
      ['approved', '14:00', '3'],
      ['approved', '16:00', '4'],
    ].map(([state, at, updates]) =>
      approver('p1', state, {
        sys_updated_on: instant(at),
        sys_mod_count: updates,
      }),
    );
    const facts = seen.flatMap(
      row =>
        adaptServiceNow({
          change_request: [change()],
          sysapproval_approver: [row],
        }).facts,
    );
    const [journey] = foldedOf([story, ...facts]);
    expect(roundsAt(journey, 'change-board')).toEqual([
      'CHG0030001 10:00-11:00 requestChanges ~',
      'CHG0030001 13:00-14:00 approved ~',
    ]);
  });

  it('is judged by the recorded times once the audit is readable', () => {
    const row = approver('p1', 'approved', {
      sys_updated_on: instant('16:00'),
      sys_mod_count: '4',
    });
    const tables = {
      change_request: [change()],
      sysapproval_approver: [row],
    };
    const before = adaptServiceNow(tables).facts;
    const after = adaptServiceNow({
      ...tables,
      sys_audit: [decision('12:00', 'requested', 'approved')],
    }).facts;
    const [journey] = foldedOf([story, ...before, ...after]);
    expect(roundsAt(journey, 'change-board')).toEqual([
      'CHG0030001 10:00-12:00 approved',
    ]);
    expect(journey.anomalies).toEqual([]);
  });

  it('leaves out, and flags, a decision from before the ask', () => {
    const journey = journeyOf({
      change_request: [change()],
      sysapproval_approver: [approver('p1', 'approved')],
      sys_audit: [
        decision('11:00', 'not requested', 'approved'),
        decision('12:00', 'approved', 'requested'),
        decision('13:00', 'requested', 'approved'),
      ],
    });
    expect(roundsAt(journey, 'change-board')).toEqual([
      'CHG0030001 12:00-13:00 approved',
    ]);
    expect(journey.anomalies.map(({ code }) => code)).toEqual([
      'decided-before-asked',
    ]);
  });

  it('stands at the gates of its states, and only at those of its type', () => {
    const sys_audit = [
      audited('10:00', ['-5', '-4']),
      audited('11:00', ['-4', '-5']),
      audited('12:00', ['-5', '-4']),
      audited('13:00', ['-4', '-3']),
      audited('14:00', ['-3', '-2']),
    ];
    const record = { state: '-2', active: 'true', closed_at: '' };
    const normal = journeyOf({ change_request: [change(record)], sys_audit });
    expect(roundsAt(normal, 'assessment')).toEqual([
      'CHG0030001 10:00-11:00 requestChanges',
      'CHG0030001 12:00-14:00 approved',
    ]);
    expect(normal.passages[0].riskClass).toBe('Moderate');
    const emergency = journeyOf({
      change_request: [change({ ...record, type: 'emergency' })],
      sys_audit,
    });
    expect(roundsAt(emergency, 'assessment')).toEqual([]);
  });

  it('has no gap in its states when the audit becomes readable later', () => {
    const record = change({ state: '-4', active: 'true', closed_at: '' });
    const before = adaptServiceNow(record).facts;
    const after = adaptServiceNow({
      change_request: [record],
      sys_audit: [audited('15:00', ['-5', '-4'])],
    }).facts;
    const [journey] = foldedOf([story, ...before, ...after]);
    expect(roundsAt(journey, 'assessment')).toEqual([
      'CHG0030001 15:00-… open',
    ]);
    expect(journey.anomalies).toEqual([]);
  });

  it('is held up by a freeze that nobody is blamed for', () => {
    const moved = (at: string, from: string, to: string) =>
      audited(at, [from, to], { fieldname: 'conflict_status' });
    const journey = journeyOf({
      change_request: [change({ conflict_status: 'No Conflict' })],
      sys_audit: [
        moved('10:00', 'Not Run', 'Conflict'),
        moved('12:00', 'Conflict', 'No Conflict'),
      ],
      conflict: [
        {
          sys_id: 'k1',
          change: cell('c1', 'CHG0030001'),
          type: 'blackout',
          schedule: cell('s1', 'Year-end freeze'),
          sys_created_on: instant('10:00'),
        },
      ],
    });
    const [span] = journey.spans.filter(({ spanKind }) => spanKind === 'timer');
    expect([span.gate, clock(span.start), clock(span.end)]).toEqual([
      'freeze',
      '10:00',
      '12:00',
    ]);
  });
});

describe('a catalog task of a request item that names a story', () => {
  it('is a handoff of the story: queue, then processing', () => {
    const item = task({
      sys_id: 'r1',
      number: 'RITM0010004',
      sys_class_name: 'sc_req_item',
      correlation_id: 'PAY-12',
      request_item: '',
    });
    const ofTask = { tablename: 'sc_task', documentkey: 't1' };
    const journey = journeyOf({
      sc_req_item: [item],
      sc_task: [task({ state: '3', active: 'false' })],
      sys_audit: [
        audited('11:00', ['1', '2'], ofTask),
        audited('13:00', ['2', '3'], ofTask),
      ],
    });
    expect(
      journey.spans.map(
        ({ spanKind, gate, start, end }) =>
          `${spanKind} ${gate} ${clock(start)}-${clock(end)}`,
      ),
    ).toEqual(['queue network 09:00-11:00', 'processing network 11:00-13:00']);
  });
});
