// eslint-disable-next-line no-restricted-imports -- tests may read files, the package may not
import { readFileSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- as above
import { join } from 'node:path';
import fc from 'fast-check';
import { journeysOf, reportOf, rulesOf } from './__testUtils__/reportOf';
import { AnyFact, factOf, parseEvent } from './events';
import { crossings } from './measure';

const read = (name: string) =>
  readFileSync(join(__dirname, '__fixtures__', name), 'utf8');

/** The lines of the file, each as the fact that it states. */
const facts: AnyFact[] = read('worked-example.ndjson')
  .trim()
  .split('\n')
  .map(line => {
    const { fact } = factOf(parseEvent(line).event!);
    return fact!;
  });
const rules = rulesOf(JSON.parse(read('worked-example.config.json')));
const expected = JSON.parse(read('worked-example.report.json'));

const HOUR = 3_600_000;
const start = Date.UTC(2026, 2, 1);
const hours = (instant: number) => (instant - start) / HOUR;

describe('the worked example (docs/worked-example.md)', () => {
  it('gives the figures that were computed by hand', () => {
    expect(reportOf(facts, rules)).toEqual(expected);
  });

  it('says what was left out, and why', () => {
    const journeys = journeysOf(facts, rules);
    expect(journeys.get('SHOP-1')?.anomalies).toEqual([
      {
        code: 'decided-before-asked',
        subject: 'shop/checkout#7',
        at: start + 450 * HOUR,
        message:
          'shop/checkout#7 was approved before it was ready for review; the decision is left out',
      },
    ]);
    expect([...journeys.keys()]).toEqual(['SHOP-1', 'SHOP-2']);
  });

  it('crosses the boundaries that the page lists', () => {
    const journey = journeysOf(facts, rules).get('SHOP-1')!;
    const table = crossings(journey, journey.to!).map(
      ({ from, to, at, wait }) => [from, to, hours(at), wait / HOUR],
    );
    expect(table).toEqual([
      ['infrastructure', 'pod', 48, 0],
      ['pod', 'security', 144, 216],
      ['security', 'data', 192, 144],
      ['pod', 'security', 360, 48],
      ['security', 'unowned', 408, 24],
      ['unowned', 'pod', 444, 0],
      ['pod', 'platform', 492, 1],
      ['platform', 'operations', 510, 18],
      ['operations', 'platform', 528, 0],
    ]);
  });

  it('gives the same in any order, repeated, and read in batches', () => {
    const shuffled = fc.shuffledSubarray(facts, { minLength: facts.length });
    fc.assert(
      fc.property(shuffled, fc.subarray(facts), (all, again) => {
        expect(reportOf([...again, ...all], rules)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
