import canonicalize from 'canonicalize';
import { AnyFact } from './fact';

const compareText = (one: string, other: string) => {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
};

/** A fact's body as one text: equal bodies give equal texts (RFC 8785). @public */
export function canonicalBody(fact: AnyFact): string {
  return canonicalize(fact) ?? '';
}

/**
 * Total order of facts: time, then source, then id.
 *
 * @remarks
 * By code units, not by locale, so that every machine agrees. Facts that tie
 * in all three differ in their body only, and are ordered by that.
 *
 * @public
 */
export function compareFacts(one: AnyFact, other: AnyFact): number {
  return (
    one.time - other.time ||
    compareText(one.source, other.source) ||
    compareText(one.id, other.id) ||
    (one === other ? 0 : compareText(canonicalBody(one), canonicalBody(other)))
  );
}

/** Facts, each once, and what was found more than once. @public */
export interface DedupedFacts {
  /** In {@link compareFacts} order. */
  facts: AnyFact[];
  /** How many facts repeated one that was already there, with whatever body. */
  duplicates: number;
  /** How many (source, id) came with more than one body. */
  conflicting: number;
}

/**
 * Keeps each (source, id) once; of several bodies the greatest wins.
 *
 * @remarks
 * The result is a function of the set: any order and repetition gives the same.
 *
 * @public
 */
export function dedupeFacts(facts: Iterable<AnyFact>): DedupedFacts {
  const kept = new Map<string, AnyFact>();
  const conflicting = new Set<string>();
  let duplicates = 0;
  for (const fact of facts) {
    // JSON keeps the two apart whatever characters they contain.
    const key = JSON.stringify([fact.source, fact.id]);
    const present = kept.get(key);
    if (!present) {
      kept.set(key, fact);
      continue;
    }
    duplicates += 1;
    const order = compareText(canonicalBody(present), canonicalBody(fact));
    if (order !== 0) {
      conflicting.add(key);
    }
    if (order < 0) {
      kept.set(key, fact);
    }
  }
  return {
    facts: [...kept.values()].sort(compareFacts),
    duplicates,
    conflicting: conflicting.size,
  };
}
