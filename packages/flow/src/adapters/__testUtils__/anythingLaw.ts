/* eslint-disable jest/no-export, jest/no-standalone-expect -- laws that every adapter is held to */
import fc from 'fast-check';
import { AnyFact } from '../../events/fact';
import { factOf } from '../../events/factOf';
import { parseEvent } from '../../events/parseEvent';
import { toCdEvent } from '../../events/toCdEvent';
import { Adaptation } from '../adaptation';

const RUNS = 3_000;

/** What goes wrong in the place of any value. */
const wrong: unknown[] = [
  null,
  // Names that every object has
  'constructor',
  '__proto__',
  -1,
  1.5,
  // The last millisecond that a date can hold
  8.64e15,
  1e300,
  {},
  // Nothing that a text or a number could be made of
  { toString: {} },
  [],
  '\ud800',
  'x'.repeat(30_000),
];

/** See {@link describeAnything}. */
export interface AnythingOptions {
  adapt: (payload: unknown) => Adaptation;
  /** Fields that the vendor's objects have, with blanks between. */
  fields: string;
  /** Values that mean something to the adapter. */
  values: readonly unknown[];
  /** Payloads that it knows. */
  known: readonly unknown[];
}

/** Objects of known fields, of any shape; as JSON gives them, with a prototype. */
function objectsOf({ fields, values }: AnythingOptions) {
  const names = fc.constantFrom(...fields.split(/\s+/));
  return fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(...wrong, 1, true, ...values),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(names, tie('any'), { maxKeys: 8, noNullPrototype: true }),
    ),
  })).any;
}

const sizeOf = (value: unknown): number =>
  value !== null && typeof value === 'object'
    ? Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 1)
    : 1;

/** A payload with another value in one place, counted from the top. */
function replacedAt(payload: unknown, place: number, value: unknown): unknown {
  let seen = 0;
  const walk = (each: unknown): unknown => {
    seen += 1;
    if (seen === place) {
      return value;
    }
    if (Array.isArray(each)) {
      return each.map(walk);
    }
    return each !== null && typeof each === 'object'
      ? Object.fromEntries(
          Object.entries(each).map(([name, one]) => [name, walk(one)]),
        )
      : each;
  };
  return walk(payload);
}

const placesOf = (payload: unknown) =>
  Array.from({ length: sizeOf(payload) }, (_, index) => index + 1);

/** Payloads that are known but for one place, where anything stands. */
const brokenOf = (options: AnythingOptions) =>
  fc
    .constantFrom(...options.known)
    .chain(payload =>
      fc
        .tuple(fc.integer({ min: 1, max: sizeOf(payload) }), objectsOf(options))
        .map(([place, value]) => replacedAt(payload, place, value)),
    );

/** Why the border would turn facts away, were they sent as events. */
const faultsOf = (facts: readonly AnyFact[]) =>
  facts.flatMap(fact => {
    const event = toCdEvent(fact);
    const { fact: read, rejected } = factOf(event);
    const fault =
      parseEvent(event).rejected ??
      rejected ??
      (read?.time === fact.time ? undefined : `its time is ${fact.time}`);
    return fault === undefined ? [] : [`${fact.type}: ${fault}`];
  });

/**
 * Holds an adapter to the contract whatever it is given: it never throws, and
 * each of its facts keeps the schema of its type, and passes the border as an
 * event.
 */
export function describeAnything(options: AnythingOptions): void {
  const { adapt, known } = options;
  describe('the adapter on anything', () => {
    it.each([
      ['of known fields', objectsOf(options)],
      ['that is known but for one place', brokenOf(options)],
    ])('never throws, and keeps the contract: %s', (_, payloads) => {
      fc.assert(
        fc.property(payloads, payload => {
          expect(faultsOf(adapt(payload).facts)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    });

    it.each(
      wrong.map(value => [`${JSON.stringify(value)}`.slice(0, 20), value]),
    )(
      'keeps the contract with %s in each place of what is known',
      (_, value) => {
        const faults = known.flatMap((payload, number) =>
          placesOf(payload).flatMap(place =>
            faultsOf(adapt(replacedAt(payload, place, value)).facts).map(
              fault => `payload ${number}, place ${place}: ${fault}`,
            ),
          ),
        );
        expect(faults).toEqual([]);
      },
    );
  });
}
