import { DAY, HOUR, MONDAY } from '../__testUtils__/testBank';
import { DecisionWaits } from './DecisionWaits';
import { PatternDossier, PatternDossiers } from './PatternDossiers';
import { ExceptionStore } from './store/ExceptionStore';

type States = Record<string, Record<string, string>>;

const content = (digest: string, seen: number, asked: number | null) => ({
  digest,
  seen_ms: seen,
  asked_ms: asked,
});

const signOff = (name: string, digest: string, at: number, genuine = true) => ({
  row: { function: name, digest, at_ms: at },
  genuine,
});

/** `states`: of each function by content. */
async function waitsOf(
  dossier: { digest: string; contents: object[]; signOffs?: object[] },
  options: { states?: States; exceptions?: object[]; now?: number },
) {
  const { states = {}, exceptions = [], now = MONDAY + 10 * DAY } = options;
  const waits = DecisionWaits.create({
    dossiers: {
      judge: async (_: unknown, digest: string) => ({
        status: {
          functions: Object.entries(states[digest] ?? {}).map(
            ([name, state]) => ({ function: name, state }),
          ),
        },
      }),
    } as unknown as PatternDossiers,
    exceptions: { list: async () => exceptions } as unknown as ExceptionStore,
    clock: () => now,
  });
  const { digest, contents, signOffs = [] } = dossier;
  return waits.of({
    row: { ref: 'template:default/web', digest },
    contents,
    signOffs,
    current: {
      pattern: { spec: { functions: ['security', 'compliance'] } },
    },
  } as unknown as PatternDossier);
}

describe('DecisionWaits', () => {
  it('should count from the ask to the first decision that is genuine', async () => {
    const [security, compliance] = await waitsOf(
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
    const [security, compliance] = await waitsOf(
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

  it('should measure values outside apart, and name functions that are no longer required', async () => {
    const asked = { digest: 'a', asked_ms: MONDAY };
    const all = await waitsOf(
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
});
