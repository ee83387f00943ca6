/* eslint-disable jest/no-export, jest/no-standalone-expect -- laws that several adapters are held to */
import fc from 'fast-check';
import { AnyFact } from '../../events/fact';
import { factSchemas } from '../../events/factData';
import { factOf } from '../../events/factOf';
import { toCdEvent } from '../../events/toCdEvent';
import { Adaptation } from '../adaptation';
import { collectFacts } from '../collect';

/** What in some facts breaks the contract: nothing, where they keep it. */
export const contractFaults = (facts: readonly AnyFact[]) =>
  facts.flatMap(
    ({ type, data }) => factSchemas[type].safeParse(data).error?.issues ?? [],
  );

/**
 * Holds an adapter to what a set of payloads must give, whatever the order.
 *
 * @param options - `adapted` reads them all anew; `people` are names in them.
 */
export function describeSet(options: {
  adapted: () => Adaptation[];
  people: RegExp;
}): void {
  const { adapted, people } = options;
  describe('a set of payloads', () => {
    const once = collectFacts(adapted());

    it('gives the same facts in any order and however often', () => {
      const all = [...adapted(), ...adapted(), ...adapted()];
      fc.assert(
        fc.property(
          fc.shuffledSubarray(all, { minLength: all.length }),
          order => {
            const again = collectFacts(order);
            expect(again.facts).toEqual(once.facts);
            expect(again.conflicting).toBe(once.conflicting);
          },
        ),
        { numRuns: 50 },
      );
    });

    it('agrees with itself: no occurrence is told in two ways', () => {
      expect(once.conflicting).toBe(0);
      expect(once.unrecognised).toEqual([]);
      expect(once.duplicates).toBeGreaterThan(10);
    });

    it('keeps the contract, and survives the way through events', () => {
      expect(contractFaults(once.facts)).toEqual([]);
      for (const fact of once.facts) {
        expect(factOf(toCdEvent(fact))).toEqual({ fact });
      }
    });

    it('never names a person in an id or a key', () => {
      const ids = once.facts
        .map(fact => `${fact.id} ${(fact.data as { key?: string }).key ?? ''}`)
        .join(' ');
      expect(ids).not.toMatch(people);
    });
  });
}
