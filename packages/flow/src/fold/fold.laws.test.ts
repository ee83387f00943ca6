import fc from 'fast-check';
import { anyStory, storyConfig } from '../__testUtils__/anyStory';
import { HOUR, STORY } from '../__testUtils__/facts';
import {
  journeysOf,
  reportOf,
  rulesOf,
  sumOf,
} from '../__testUtils__/reportOf';
import { Journey } from './journey';
import { decisions } from './passage';
import { roundState } from './settle';

const rules = rulesOf(storyConfig);
const asOf = STORY + 80 * HOUR;

const reordered = anyStory.chain(story =>
  fc.record({
    story: fc.constant(story),
    again: fc
      .tuple(
        fc.shuffledSubarray(story, { minLength: story.length }),
        fc.subarray(story),
      )
      .map(([all, some]) => [...some, ...all]),
  }),
);

const foldedOf = (story: Parameters<typeof journeysOf>[0]): Journey[] => [
  ...journeysOf(story, rules).values(),
];

/** Ratios are the one figure that is a sum of fractions. */
const rounded = (figures: object) =>
  JSON.parse(JSON.stringify(figures), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );

describe('fold', () => {
  it('is a function of the set of facts: order and repetition do not matter', () => {
    fc.assert(
      fc.property(reordered, ({ story, again }) => {
        expect(foldedOf(again)).toEqual(foldedOf(story));
        expect(reportOf(again, rules)).toEqual(reportOf(story, rules));
      }),
      { numRuns: 500 },
    );
  });

  it('gives every journey’s time away exactly', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const { elapsed, byKind, byFunction } = sumOf(
          foldedOf(story),
          rules,
          asOf,
        ).journeys();
        const sum = (parts: object) =>
          Object.values(parts).reduce((all, each) => all + each, 0);
        // Hours: no rounding can hide anything here.
        expect(sum(byKind)).toBeCloseTo(elapsed.sum, 6);
        expect(sum(byFunction)).toBeCloseTo(elapsed.sum, 6);
      }),
      { numRuns: 500 },
    );
  });

  it('has rounds that are decided, open or abandoned, and nothing else', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const journeys = foldedOf(story);
        for (const figures of sumOf(journeys, rules, asOf).gates()) {
          const rounds = journeys.flatMap(({ passages, to }) =>
            passages
              .filter(({ gate }) => gate === figures.id)
              .flatMap(passage => passage.rounds)
              .map(round => ({
                round,
                state: roundState(round, to !== undefined),
              })),
          );
          const count = (state: string) =>
            rounds.filter(each => each.state === state).length;
          const { queue, processing } = figures;
          expect(figures.rounds).toBe(
            count('decided') + count('open') + count('abandoned'),
          );
          expect(queue.n + queue.censored + queue.abandoned).toBe(
            figures.rounds,
          );
          expect(processing.n).toBeLessThanOrEqual(count('decided'));
          const decided = decisions.map(each => figures.decisions[each]);
          expect(decided.reduce((all, each) => all + each)).toBe(
            rounds.filter(({ round }) => round.decision).length,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never puts an instant of a round before the one that leads to it', () => {
    fc.assert(
      fc.property(anyStory, story => {
        const rounds = foldedOf(story).flatMap(({ passages }) =>
          passages.flatMap(passage => passage.rounds),
        );
        for (const { asked, started, decided, returned, resumed } of rounds) {
          expect(started ?? asked).toBeGreaterThanOrEqual(asked);
          expect(decided ?? Infinity).toBeGreaterThanOrEqual(started ?? asked);
          expect(resumed ?? Infinity).toBeGreaterThanOrEqual(returned ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('JourneySum', () => {
  it('is the same in any order', () => {
    fc.assert(
      fc.property(anyStory, anyStory, (one, other) => {
        const journeys = [...foldedOf(one), ...foldedOf(other)];
        const forwards = sumOf(journeys, rules, asOf);
        const backwards = sumOf([...journeys].reverse(), rules, asOf);
        expect(rounded(backwards.journeys())).toEqual(
          rounded(forwards.journeys()),
        );
        expect(backwards.gates()).toEqual(forwards.gates());
      }),
      { numRuns: 300 },
    );
  });
});
