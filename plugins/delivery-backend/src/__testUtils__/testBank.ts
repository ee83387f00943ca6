import {
  AnyFact,
  FactData,
  FactType,
  flowConfigSchema,
  compileRules,
  Rules,
} from '@delivery-stack/flow';

export const JIRA = 'https://jira.example.com';
export const GITHUB = 'https://github.com';
export const REPOSITORY = 'bank/payments';

/** 2026-03-02T00:00:00Z, a Monday. */
export const MONDAY = Date.parse('2026-03-02T00:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Gates and steps of the analytics initiative (SEMANTICS §8). */
export const bankRules: Rules = compileRules(
  flowConfigSchema.parse({
    calendars: {
      default: { timeZone: 'UTC', week: { 'mon-fri': ['09:00-17:00'] } },
    },
    gates: [
      {
        id: 'environment-request',
        function: 'infrastructure',
        kind: 'handoff',
        match: [{ source: 'jira', status: ['Environment requested'] }],
      },
      {
        id: 'security-review',
        function: 'security',
        kind: 'approval',
        match: [
          {
            source: 'jira',
            status: ['Security review'],
            returnsTo: ['Modifying'],
          },
        ],
      },
      {
        id: 'data-access',
        function: 'data',
        kind: 'approval',
        match: [{ source: 'jira', status: ['Data access requested'] }],
      },
      {
        id: 'production-approval',
        function: 'operations',
        kind: 'approval',
        match: [{ source: 'github', environment: ['production'] }],
      },
    ],
    steps: [{ match: 'Configuring', kind: 'work', function: 'pod' }],
  }),
);

/** Makes a fact; its id is unique by type, source and time. */
export function fact<T extends FactType>(
  type: T,
  days: number,
  data: FactData[T],
  options: { source?: string; id?: string } = {},
): AnyFact {
  const { source = type.startsWith('ticket') ? JIRA : GITHUB } = options;
  const time = MONDAY + days * DAY;
  const subject = JSON.stringify(data);
  const id =
    options.id ?? `${type}-${time}-${subject.length}-${subject.slice(0, 60)}`;
  const vendor = source === JIRA ? 'jira' : 'github';
  return { type, id, source, vendor, time, data } as AnyFact;
}

/** A ticket that goes through statuses: [days, status][]. */
export function ticket(
  key: string,
  moves: ReadonlyArray<readonly [number, string]>,
  data: Partial<FactData['ticket.created']> = {},
): AnyFact[] {
  const [[created, status], ...rest] = moves;
  const project = key.split('-')[0];
  const facts = [
    fact('ticket.created', created, {
      key,
      project,
      status,
      ticketType: 'Initiative',
      title: `Title of ${key}`,
      ...data,
    }),
  ];
  let from = status;
  for (const [days, to] of rest) {
    facts.push(fact('ticket.statuschanged', days, { key, from, to }));
    from = to;
  }
  return facts;
}

/** The analytics initiative of 31 days. */
export const analytics = (key = 'ANA-1') =>
  ticket(
    key,
    [
      [0, 'Environment requested'],
      [3, 'Configuring'],
      [8, 'Security review'],
      [20, 'Modifying'],
      [23, 'Data access requested'],
      [31, 'Done'],
    ],
    { components: ['Analytics'], riskClass: 'high' },
  );

/** A change from its opening to its merge, with one commit. */
export function change(
  number: number,
  days: { opened: number; merged?: number },
  data: Partial<FactData['change.created']> = {},
): AnyFact[] {
  const key = `${REPOSITORY}#${number}`;
  const base = {
    key,
    repository: REPOSITORY,
    title: `Change ${number}`,
    headSha: `head${number}`,
    baseSha: 'base',
    author: { id: 'ada' },
    ...data,
  };
  const { opened, merged } = days;
  return [
    fact('commit.authored', opened - 0.5, {
      sha: `head${number}`,
      repository: REPOSITORY,
      parents: ['base'],
      change: key,
      author: { id: 'ada' },
    }),
    fact('change.created', opened, base),
    ...(merged === undefined
      ? []
      : [
          fact('change.merged', merged, {
            ...base,
            mergeSha: `merge${number}`,
          }),
        ]),
  ];
}

/** A production deployment, by default successful an hour after it began. */
export function deployment(
  id: number,
  days: number,
  data: Partial<FactData['service.deployed']> = {},
): AnyFact[] {
  const base = {
    key: `${REPOSITORY}/deployments/${id}`,
    repository: REPOSITORY,
    environment: 'production',
    ...data,
  };
  return [
    fact('deployment.created', days, base),
    fact('service.deployed', days + 1 / 24, { ...base, state: 'success' }),
  ];
}
