import fc from 'fast-check';
import {
  buildJourneyDetail,
  DAY,
  HOUR,
  signedOff,
  stillOpen,
  ticketed,
} from '../../__testUtils__';
import { describeMilestone, describeSpan } from './describe';
import { placeTexts } from './labels';
import { findGaps, LaneBar, layOutJourney, packRows } from './lanes';

const plain = (text: string) => text.replace(/\s/g, ' ');

const bar = (from: number, to: number): LaneBar => ({
  span: buildJourneyDetail(ticketed).spans[0],
  from,
  to,
  row: 0,
  open: false,
});

const interval = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]) => bar(2 * from, 2 * (from + length)));

describe('layOutJourney', () => {
  it('should give each function a lane, those who build first', () => {
    const { lanes, length, gaps } = layOutJourney(buildJourneyDetail(ticketed));
    expect(lanes.map(lane => lane.id)).toEqual([
      'pod',
      'infrastructure',
      'security',
      'data',
    ]);
    expect(length).toBe(31 * DAY);
    expect(gaps).toEqual([]);
  });

  it('should show what nothing recorded as a gap, and leave open ends open', () => {
    const { lanes, gaps, length } = layOutJourney(
      buildJourneyDetail(stillOpen),
    );
    expect(gaps).toEqual([{ from: 9 * DAY, to: 14 * DAY }]);
    const [review] = lanes.find(lane => lane.id === 'security')!.bars;
    expect(review).toMatchObject({ open: true, to: length });
  });
});

describe('packRows', () => {
  it('should never let two bars of a row overlap', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), bars => {
        const packed = packRows(bars);
        for (const a of packed) {
          for (const b of packed) {
            const apart = a.to <= b.from || b.to <= a.from;
            expect(a === b || a.row !== b.row || apart).toBe(true);
          }
        }
      }),
    );
  });
});

describe('findGaps', () => {
  it('should leave nothing between bars and gaps', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), bars => {
        const covered = (at: number) =>
          bars.some(({ from, to }) => from <= at && at < to);
        const inGap = (at: number) =>
          findGaps(bars, 300).some(({ from, to }) => from <= at && at < to);
        // Even seconds: gaps of a single one are not drawn.
        for (let at = 0; at < 300; at += 2) {
          expect(inGap(at)).toBe(!covered(at));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('words', () => {
  it('should say on which day a quick milestone was', () => {
    const { milestones } = buildJourneyDetail(signedOff).journey;
    expect(
      milestones.map(milestone =>
        plain(describeMilestone(milestone, milestones)),
      ),
    ).toEqual([
      'Requested',
      'Environment ready · 12 min',
      'First successful run · 6 h 30 min',
      'Productive · day 2 · 1 d 1 h',
      'Deployed · day 10 · 9 d 4 h',
    ]);
  });

  it('should read a span aloud with its function, kind, time and quality', () => {
    const { spans } = buildJourneyDetail(ticketed);
    expect(plain(describeSpan(spans[3], 3 * DAY))).toBe(
      'Pod, return (rework), Security review, 3 d, 25 Oct 2026 to 28 Oct 2026, end inferred',
    );
  });

  it('should not put two texts on one another', () => {
    const texts = placeTexts([
      { text: 'Requested', at: 0 },
      { text: 'Environment ready · 12 min', at: 0.001 },
      { text: 'Productive · 31 d', at: 1 },
    ]);
    expect(texts.map(({ row, before }) => [row, before])).toEqual([
      [0, false],
      [1, false],
      [0, true],
    ]);
  });

  it('should count from the request, not from the need', () => {
    const milestones = [
      { name: 'need' as const, after: 0 },
      { name: 'requested' as const, after: 5 * DAY },
      { name: 'productive' as const, after: 6 * DAY + HOUR },
    ].map(m => ({
      ...m,
      at: '',
      provenance: 'observed' as const,
      evidence: '',
    }));
    expect(plain(describeMilestone(milestones[2], milestones))).toBe(
      'Productive · day 2 · 1 d 1 h',
    );
  });
});
