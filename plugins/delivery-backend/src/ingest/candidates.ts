import { AnyFact, CdEvent, factOf, nodeOf } from '@delivery-stack/flow';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { Personal, withoutPersons } from './Pseudonymiser';

/** An event, pseudonymised and understood as far as possible. */
export interface Candidate {
  source: string;
  extId: string;
  type: string;
  time: number;
  /** Canonical JSON of what is stored. */
  content: string;
  /** Canonical JSON without persons: two bodies are compared by it. */
  body: string;
  bodyHash: string;
  /** Undefined for a type that is not understood yet. */
  fact?: AnyFact;
  /** Node of the fact. */
  node?: string;
}

/** A candidate, or why the event contradicts its own type. */
export type Assessed =
  | { candidate: Candidate; rejected?: undefined }
  | { rejected: string; candidate?: undefined };

/** Makes a candidate of a pseudonymised event. */
export function assess(
  original: Personal<CdEvent>,
  event: CdEvent,
  time: number,
): Assessed {
  const { fact, rejected } = factOf(event);
  if (rejected !== undefined) {
    return { rejected };
  }
  const { context } = event;
  const body = canonicalize(withoutPersons(original)) ?? '';
  return {
    candidate: {
      source: context.source,
      extId: context.id,
      type: context.type,
      time,
      content: canonicalize(event) ?? '',
      body,
      bodyHash: sha256(body),
      fact,
      node: fact && nodeOf(fact),
    },
  };
}

/** SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
