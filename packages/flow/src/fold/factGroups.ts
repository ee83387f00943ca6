import { AnyFact, Fact } from '../events/fact';
import { FactType } from '../events/factData';

/** Facts of the given types, narrowed. */
export function factsOf<T extends FactType>(
  facts: readonly AnyFact[],
  ...types: T[]
): Array<Fact<T>> {
  return facts.filter(fact =>
    (types as string[]).includes(fact.type),
  ) as unknown as Array<Fact<T>>;
}

/** Facts by a key, each group in the order of the facts. */
export function groupBy<F>(
  facts: readonly F[],
  keyOf: (fact: F) => string | undefined,
): Map<string, F[]> {
  const groups = new Map<string, F[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    if (key !== undefined) {
      const group = groups.get(key);
      if (group) {
        group.push(fact);
      } else {
        groups.set(key, [fact]);
      }
    }
  }
  return groups;
}

/** The earliest instant of some facts; undefined without any. */
export function earliest(facts: readonly AnyFact[]): number | undefined {
  return facts.reduce<number | undefined>(
    (least, fact) => Math.min(least ?? fact.time, fact.time),
    undefined,
  );
}
