import { factOf, toCdEvent } from '@delivery-stack/flow';
import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import { DecisionAsks } from './DecisionAsks';
import { PatternDossier, PatternDossiers } from './PatternDossiers';
import { waitsView } from './views/waitsView';
import { approvalFacts } from './approvalFacts';
import { ExceptionStore } from './store/ExceptionStore';

type States = Record<string, Record<string, string>>;

const content = (digest: string, seen: number, asked: number | null) => ({
  digest,
  seen_ms: seen,
  asked_ms: asked,
  asked_by: asked === null ? null : 'user:default/ann',
});

const signOff = (name: string, digest: string, at: number, genuine = true) => ({
  row: {
    function: name,
    digest,
    at_ms: at,
    decision: 'approved',
    by: 'user:default/sid',
    comment: null,
  },
  genuine,
});

/** `states`: of each function by content. */
async function asksOf(
  dossier: { digest: string; contents: object[]; signOffs?: object[] },
  options: { states?: States; exceptions?: object[]; now?: number },
) {
  const { states = {}, exceptions = [], now = MONDAY + 10 * DAY } = options;
  const judged: string[] = [];
  const asks = DecisionAsks.create({
    dossiers: {
      content: async (_: unknown, digest: string) => ({
        pattern: { spec: { functions: Object.keys(states[digest] ?? {}) } },
      }),
      judge: async (_: unknown, digest: string) => {
        judged.push(digest);
        return {
          status: {
            functions: Object.entries(states[digest] ?? {}).map(
              ([name, state]) => ({ function: name, state }),
            ),
          },
        };
      },
    } as unknown as PatternDossiers,
    exceptions: { list: async () => exceptions } as unknown as ExceptionStore,
  });
  const { digest, contents, signOffs = [] } = dossier;
  const asked = await asks.of({
    row: { ref: 'template:default/web', digest },
    contents,
    signOffs,
  } as unknown as PatternDossier);
  const required = ['security', 'compliance'];
  return { asked, judged, waits: waitsView(asked, { required, now }) };
}

describe('DecisionAsks', () => {
  it('should count from the ask to the first decision that is genuine', async () => {
    const {
      waits: [security, compliance],
    } = await asksOf(
      {
        digest: 'a',
        contents: [content('a', MONDAY, MONDAY)],
        signOffs: [
          signOff('security', 'a', MONDAY - HOUR),
          signOff('security', 'a', MONDAY + HOUR, false),
          signOff('security', 'a', MONDAY + 2 * HOUR),
          signOff('security', 'a', MONDAY + 9 * HOUR),
        ],
      },
      { states: { a: { security: 'valid', compliance: 'missing' } } },
    );
    expect(security).toMatchObject({
      function: 'security',
      signOffs: { n: 1, censored: 0, sum: 7_200 },
      exceptions: { n: 0, censored: 0 },
    });
    // Open until now
    expect(compliance).toMatchObject({
      function: 'compliance',
      signOffs: { n: 0, censored: 1 },
    });
  });

  it('should have nobody wait for what is carried over, was never asked, or was replaced', async () => {
    const {
      waits: [security, compliance],
    } = await asksOf(
      {
        digest: 'c',
        contents: [
          content('c', MONDAY + 5 * DAY, null),
          content('b', MONDAY + 3 * DAY, MONDAY + 3 * DAY),
          content('a', MONDAY, MONDAY),
        ],
        signOffs: [signOff('security', 'a', MONDAY + DAY)],
      },
      {
        states: {
          c: { security: 'missing', compliance: 'missing' },
          b: { security: 'valid', compliance: 'older' },
          a: { security: 'valid', compliance: 'missing' },
        },
        // Were they open until now, the median would not be known
        now: MONDAY + 400 * DAY,
      },
    );
    expect(security.signOffs).toMatchObject({ n: 1, censored: 0, sum: 86_400 });
    // On a until b was seen, on b until c was
    expect(compliance.signOffs).toMatchObject({ n: 0, censored: 2 });
  });

  it('should not judge again what every function decided', async () => {
    const { asked, judged } = await asksOf(
      {
        digest: 'b',
        contents: [
          content('b', MONDAY + DAY, MONDAY + DAY),
          content('a', MONDAY, MONDAY),
        ],
        signOffs: [
          signOff('security', 'a', MONDAY + HOUR),
          signOff('compliance', 'a', MONDAY + 2 * HOUR),
        ],
      },
      {
        states: {
          b: { security: 'valid', compliance: 'older' },
          a: { security: 'valid', compliance: 'valid' },
        },
      },
    );
    expect(judged).toEqual(['b']);
    expect(asked.map(each => [each.function, !!each.decision])).toEqual([
      ['compliance', false],
      ['security', true],
      ['compliance', true],
    ]);
  });

  it('should measure values outside apart, and name functions that are no longer required', async () => {
    const asked = { digest: 'a', asked_ms: MONDAY };
    const { waits: all } = await asksOf(
      { digest: 'a', contents: [content('a', MONDAY, null)] },
      {
        exceptions: [
          { ...asked, function: 'platform', decided_ms: MONDAY + HOUR },
          { ...asked, function: 'platform', decided_ms: null },
          // Of a content that was gone before anybody can say when
          { ...asked, digest: 'z', function: 'platform', decided_ms: null },
        ],
      },
    );
    expect(all.map(each => each.function)).toEqual([
      'security',
      'compliance',
      'platform',
    ]);
    expect(all[2].exceptions).toMatchObject({ n: 1, censored: 1, sum: 3_600 });
  });

  it('should be told as approvals, closed when decided or replaced', async () => {
    const { asked } = await asksOf(
      {
        digest: 'b',
        contents: [
          content('b', MONDAY + DAY, null),
          content('a', MONDAY, MONDAY),
        ],
        signOffs: [signOff('security', 'a', MONDAY + HOUR)],
      },
      {
        states: { a: { security: 'valid', compliance: 'missing' } },
        exceptions: [
          {
            id: 'e1',
            digest: 'b',
            asked_ms: MONDAY,
            function: 'platform',
            by: 'user:default/bob',
            state: 'denied',
            decided_ms: MONDAY + HOUR,
            decided_by: 'user:default/pat',
            comment: 'no',
          },
        ],
      },
    );
    const told = asked.flatMap(approvalFacts);
    expect(
      told.map(({ type, time, data }: any) => [
        type,
        (time - MONDAY) / HOUR,
        data.name,
        data.status,
      ]),
    ).toEqual([
      ['approval.created', 0, 'Pattern sign-off: security', undefined],
      ['approval.closed', 1, 'Pattern sign-off: security', 'approved'],
      ['approval.created', 0, 'Pattern sign-off: compliance', undefined],
      ['approval.closed', 24, 'Pattern sign-off: compliance', 'cancelled'],
      [
        'approval.created',
        0,
        'Value outside the envelope: platform',
        undefined,
      ],
      [
        'approval.closed',
        1,
        'Value outside the envelope: platform',
        'rejected',
      ],
    ]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    // As every reader of events reads them
    expect(told.map(fact => factOf(toCdEvent(fact)).fact)).toEqual(told);
  });
});
