import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { flowConfigSchema, Span } from '@delivery-stack/flow';
import fc from 'fast-check';
import { StoredJourney } from '../../database/JourneyStore';
import { Glossary } from '../../insight/Glossary';
import { outcomeEntity } from '../../__testUtils__/testOutcomes';
import { accountabilityView, divide, shownIncrement } from './accountability';
import { costOfWaiting } from './costOfWaiting';
import { TimedIncrement } from './incrementView';
import { nextMove } from './nextMove';
import { timeToValueOf } from './timeToValue';

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const at = (days: number) => START + days * DAY;
const glossary = Glossary.fromConfig(flowConfigSchema.parse({}));
const spec = outcomeEntity().spec as any;

const span = (
  spanKind: Span['spanKind'],
  owner: string,
  [from, to]: [number, number],
  gate?: string,
): Span => ({
  spanKind,
  function: owner,
  start: at(from),
  end: at(to),
  subject: 'ANA-1',
  ...(gate && { gate }),
});

/** The canonical 31 days of SEMANTICS §8. */
const spans = [
  span('queue', 'infrastructure', [0, 3], 'environment-request'),
  span('work', 'pod', [3, 8]),
  span('queue', 'security', [8, 20], 'security-review'),
  span('return', 'pod', [20, 23], 'security-review'),
  span('queue', 'data', [23, 31], 'data-access'),
];

const increment = (more: Partial<TimedIncrement> = {}): TimedIncrement => ({
  journey: { to: at(31) } as StoredJourney,
  need: at(0),
  deployed: at(31),
  adopted: at(31),
  state: 'adopted',
  ...more,
});

const gate = (
  id: string,
  owner: string,
  verdict: string,
  [decided, caught]: [number, number],
) =>
  ({
    id,
    title: `Title of ${id}`,
    function: owner,
    functionTitle: owner,
    deliveryTest: { verdict, decided, caught },
  } as unknown as GateInsight);

const divided = () =>
  divide([increment()], 0, { spans, measuresAdoption: true, asOf: at(40) });

describe('the canonical journey as an increment', () => {
  it('should be divided among functions, and add up exactly', () => {
    const view = accountabilityView(divided(), {
      glossary,
      measuresAdoption: true,
    });
    expect(view).toMatchObject({
      measured: 'need → adopted',
      seconds: (31 * DAY) / 1_000,
      deployedToAdopted: 0,
    });
    expect(
      view.byFunction.map(each => [
        each.function,
        (each.seconds * 1_000) / DAY,
      ]),
    ).toEqual([
      ['security', 12],
      ['data', 8],
      ['pod', 8],
      ['infrastructure', 3],
    ]);
  });

  it('should name security review, which brings 31 days to 19', () => {
    const evidence = [
      gate('security-review', 'security', 'embed', [41, 0]),
      gate('data-access', 'data', 'keep', [30, 9]),
      gate('environment-request', 'infrastructure', 'embed', [80, 0]),
    ];
    expect(nextMove(divided(), evidence)).toEqual({
      kind: 'gate',
      gate: 'security-review',
      gateTitle: 'Title of security-review',
      function: 'security',
      functionTitle: 'security',
      seconds: (12 * DAY) / 1_000,
      ofSeconds: (31 * DAY) / 1_000,
      decisions: 41,
      changed: 0,
      verdict: 'embed',
      saves: (12 * DAY) / 1_000,
      before: (31 * DAY) / 1_000,
      after: (19 * DAY) / 1_000,
    });
  });

  it('should name none without evidence, or without an increment', () => {
    const thin = [
      gate('security-review', 'security', 'notEnoughEvidence', [3, 0]),
    ];
    expect(nextMove(divided(), thin)).toMatchObject({ kind: 'none' });
    expect(nextMove(undefined, [])).toEqual({
      kind: 'none',
      reason: 'there is no increment to look at.',
    });
  });

  it('should add up to the millisecond, wherever it ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * DAY }),
        fc.integer({ min: 0, max: 60 * DAY }),
        (deployed, stayed) => {
          const one = increment({
            deployed: at(0) + deployed,
            adopted: at(0) + deployed + stayed,
          });
          const { seconds, byFunction } = accountabilityView(
            divide([one], 0, { spans, measuresAdoption: true, asOf: at(200) }),
            { glossary, measuresAdoption: true },
          );
          const sum = byFunction.reduce(
            (total, each) => total + Math.round(each.seconds * 1_000),
            0,
          );
          expect(sum).toBe(Math.round(seconds * 1_000));
          expect(sum).toBe(deployed + stayed);
        },
      ),
    );
  });
});

describe('the increment that is shown', () => {
  const open = increment({
    need: at(50),
    deployed: undefined,
    adopted: undefined,
    state: 'open',
  });
  const deployed = increment({
    need: at(20),
    deployed: at(45),
    adopted: undefined,
    state: 'deployed',
  });
  const closed = increment({
    need: at(60),
    deployed: undefined,
    adopted: undefined,
    state: 'closed',
  });

  it.each([
    [[increment(), deployed, open, closed], 0],
    [[increment({ adopted: at(40) }), increment({ adopted: at(35) })], 0],
    [[deployed, open, closed], 0],
    [[open, closed], 0],
    [[closed], 0],
    [[], undefined],
  ])('should be the one that got furthest: %#', (increments, index) => {
    expect(shownIncrement(increments, true)).toBe(index);
  });

  it('should be the last deployed where adoption is not measured', () => {
    expect(shownIncrement([increment(), deployed, open], false)).toBe(1);
  });
});

describe('time-to-value', () => {
  const asOf = at(100);

  it('should count what is not there as open, and what ended otherwise as abandoned', () => {
    const increments = [
      increment(),
      increment({ need: at(10), deployed: at(19), adopted: at(19) }),
      increment({ need: at(60), adopted: undefined, state: 'deployed' }),
      increment({
        need: at(70),
        deployed: undefined,
        adopted: undefined,
        state: 'closed',
      }),
    ];
    expect(timeToValueOf(increments, { spec, asOf })).toMatchObject({
      measured: 'need → adopted',
      target: (45 * DAY) / 1_000,
      // The one that got there last, whichever was needed first.
      latest: (31 * DAY) / 1_000,
      previous: (9 * DAY) / 1_000,
      distribution: { n: 2, censored: 1, abandoned: 1 },
    });
    const { adoption, ...without } = spec;
    expect(timeToValueOf(increments, { spec: without, asOf })).toMatchObject({
      measured: 'need → deployed',
      distribution: { n: 3, censored: 0, abandoned: 1 },
    });
  });

  it('should cost what the oldest that is not there waits for, once', () => {
    const waiting = [
      increment(),
      increment({ need: at(86), adopted: undefined, state: 'deployed' }),
      increment({
        need: at(93),
        adopted: undefined,
        deployed: undefined,
        state: 'open',
      }),
    ];
    expect(costOfWaiting(waiting, { spec, asOf })).toEqual({
      seconds: (14 * DAY) / 1_000,
      amount: 14_000,
      currency: 'EUR',
    });
    expect(costOfWaiting([increment()], { spec, asOf })).toBeNull();
    const { costOfDelay, ...without } = spec;
    expect(costOfWaiting(waiting, { spec: without, asOf })).toBeNull();
  });
});
