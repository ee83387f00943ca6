import { PatternDossier } from '../PatternDossiers';
import { noActivations } from './noActivations';
import { detailView, stateOf, summaryView } from './patternView';
import { Functions } from './signOffView';

const signOff = (minutes: number | null, genuine = true) => ({
  row: { minutes, at_ms: 0, until_ms: null, comment: null, digest: 'a' },
  genuine,
});

function dossierOf(signOffs: object[]): PatternDossier {
  return {
    row: {
      ref: 'template:default/web',
      title: 'Web',
      description: null,
      owner: null,
      digest: 'a',
      checked_ms: 0,
      problem: null,
      complaints: '[]',
    },
    contents: [],
    signOffs,
    current: {
      digest: 'a',
      pattern: {
        metadata: { version: '1.0.0' },
        spec: {
          functions: ['security', 'compliance'],
          facets: {},
          envelope: {},
          deployment: {},
          policies: [],
          signOff: { validFor: 'P1D', authorMaySign: false },
        },
      },
      status: { signedOff: false, until: null, functions: [], todo: [] },
    },
  } as unknown as PatternDossier;
}

function breakEvenOf(
  signOffs: object[],
  options: { minutes?: Record<string, number>; uses?: number } = {},
) {
  const {
    minutes = { security: 90, compliance: 30, platform: 600 },
    uses = 0,
  } = options;
  const functions = Object.fromEntries(
    Object.entries(minutes).map(([name, reviewMinutes]) => [
      name,
      { reviewMinutes },
    ]),
  ) as unknown as Functions;
  return detailView(dossierOf(signOffs), {
    count: { ...noActivations, environments: uses },
    functions,
    waits: [],
    viewer: { mayAsk: false, mayRefresh: false, signsFor: [], isAuthor: false },
  }).breakEven;
}

describe('the break-even of a pattern', () => {
  it('should weigh what reviews took against those that are saved', () => {
    const signOffs = [signOff(200), signOff(100), signOff(null)];
    expect(breakEvenOf(signOffs, { uses: 2 })).toEqual({
      spentMinutes: 300,
      unstated: 1,
      savedPerUseMinutes: 120,
      uses: 2,
      usesNeeded: 3,
      reached: false,
    });
    expect(breakEvenOf(signOffs, { uses: 3 }).reached).toBe(true);
  });

  it('should count no minutes that somebody wrote into the store', () => {
    expect(breakEvenOf([signOff(60), signOff(9_999, false)])).toMatchObject({
      spentMinutes: 60,
      unstated: 0,
    });
  });

  it('should claim nothing where nobody said how long it takes', () => {
    const unknown = { usesNeeded: null, reached: false };
    expect(breakEvenOf([], { uses: 9 })).toMatchObject(unknown);
    expect(breakEvenOf([signOff(null)], { uses: 9 })).toMatchObject({
      ...unknown,
      unstated: 1,
    });
    expect(
      breakEvenOf([signOff(60)], { uses: 9, minutes: { platform: 600 } }),
    ).toMatchObject({ ...unknown, savedPerUseMinutes: null });
  });
});

describe('the state of a pattern', () => {
  it('should be unreadable without a content, whatever was signed', () => {
    const { current, ...rest } = dossierOf([signOff(1)]);
    expect(current).toBeDefined();
    expect(stateOf(rest)).toBe('unreadable');
    const summary = summaryView(rest, noActivations);
    expect(summary.functions).toEqual([]);
    expect(summary).not.toHaveProperty('version');
  });
});
