import { AnyFact, Fact } from '../events/fact';
import { dedupeFacts, DedupedFacts } from '../events/factOrder';
import { Adaptation, combine, UndatedDecision } from './adaptation';

const joinKey = (source: string, key: string) => JSON.stringify([source, key]);

/** Decisions that were given a time, and those that nothing dates. @public */
export interface DatedDecisions {
  facts: AnyFact[];
  undated: UndatedDecision[];
}

function withDecision(
  closed: Fact<'approval.closed'>,
  { decision, responder, commented }: UndatedDecision,
): AnyFact {
  return {
    ...closed,
    id: `${closed.id}/decision`,
    data: {
      ...closed.data,
      decision,
      status: decision,
      ...(responder ? { responder } : {}),
      commented,
    },
  };
}

/**
 * Joins decisions without a time to the ends of the waits for them.
 *
 * @remarks
 * An inferred `approval.closed` of the same key is replaced by one that also
 * says who decided what. A recorded one already says it. What nothing dates
 * stays undated: to be reported, not to be guessed.
 *
 * @public
 */
export function dateDecisions(
  facts: readonly AnyFact[],
  decisions: readonly UndatedDecision[],
): DatedDecisions {
  const wanted = new Map(
    decisions.map(each => [joinKey(each.source, each.key), each]),
  );
  const dated = new Set<UndatedDecision>();
  const joined = facts.map(fact => {
    if (fact.type !== 'approval.closed') {
      return fact;
    }
    const decision = wanted.get(joinKey(fact.source, fact.data.key));
    if (!decision) {
      return fact;
    }
    dated.add(decision);
    return fact.inferred ? withDecision(fact, decision) : fact;
  });
  return {
    facts: joined,
    undated: [...wanted.values()].filter(each => !dated.has(each)),
  };
}

/** Everything that a set of payloads says. @public */
export interface CollectedFacts extends DedupedFacts {
  /** Why payloads, or parts of them, were deliberately not used. */
  ignored: string[];
  /** What was not recognised or not complete, each with its cure. */
  unrecognised: string[];
}

/**
 * Makes one set of facts out of any number of adaptations, in any order.
 *
 * @public
 */
export function collectFacts(
  adaptations: Iterable<Adaptation>,
): CollectedFacts {
  const parts = [...adaptations];
  const { undated: decisions = [] } = combine(parts);
  const deduped = dedupeFacts(parts.flatMap(part => part.facts));
  const { facts, undated } = dateDecisions(deduped.facts, decisions);
  const reasons = (of: 'ignored' | 'unrecognised') =>
    [...new Set(parts.flatMap(part => part[of] ?? []))].sort();
  return {
    ...deduped,
    facts: dedupeFacts(facts).facts,
    ignored: reasons('ignored'),
    unrecognised: [
      ...reasons('unrecognised'),
      ...undated.map(
        ({ key, decision }) =>
          `${key}: ${decision}, but nothing says when; give the statuses of its deployment, or the deployment_review webhook`,
      ),
    ],
  };
}
