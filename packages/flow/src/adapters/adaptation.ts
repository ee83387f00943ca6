import { AnyFact } from '../events/fact';
import { Person } from '../events/data/person';

/**
 * A decision whose source records no time for it.
 *
 * @remarks
 * GitHub's list of run approvals says who decided what, not when. It is never
 * given an invented time: `dateDecisions` joins it, by `key`, to the instant
 * at which the wait for it was seen to end.
 *
 * @public
 */
export interface UndatedDecision {
  source: string;
  /** Key of the approval, as in `approval.created` and `approval.closed`. */
  key: string;
  decision: 'approved' | 'rejected';
  responder?: Person;
  commented: boolean;
}

/** What an adapter made of one payload. @public */
export interface Adaptation {
  facts: AnyFact[];
  /** Decisions without a time; see {@link UndatedDecision}. */
  undated?: UndatedDecision[];
  /** Known, and deliberately not used: why. */
  ignored?: string;
  /** Not recognised, or not complete: what it is, and the cure. */
  unrecognised?: string;
}

export const nothing = (): Adaptation => ({ facts: [] });

export const ignored = (why: string): Adaptation => ({
  facts: [],
  ignored: why,
});

export const unrecognised = (why: string): Adaptation => ({
  facts: [],
  unrecognised: why,
});

const together = (reasons: Array<string | undefined>) =>
  [...new Set(reasons.filter(reason => reason !== undefined))].join('; ') ||
  undefined;

/** One adaptation of several; each reason stands once. */
export function combine(parts: readonly Adaptation[]): Adaptation {
  if (parts.length === 1) {
    return parts[0];
  }
  const undated = parts.flatMap(part => part.undated ?? []);
  const why = together(parts.map(part => part.ignored));
  const what = together(parts.map(part => part.unrecognised));
  return {
    facts: parts.flatMap(part => part.facts),
    ...(undated.length ? { undated } : {}),
    ...(why ? { ignored: why } : {}),
    ...(what ? { unrecognised: what } : {}),
  };
}

/** What is recognised and yet says nothing is reported, never dropped in silence. */
export function orMissing(adaptation: Adaptation, what: string): Adaptation {
  const {
    facts,
    undated = [],
    ignored: why,
    unrecognised: unknown,
  } = adaptation;
  return facts.length || undated.length || why || unknown
    ? adaptation
    : unrecognised(
        `${what} without the ids and times that it should have; send the whole object`,
      );
}
