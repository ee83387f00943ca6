import { AnyFact, nodeOf } from '@delivery-stack/flow';
import { UndatedDecision, dateDecisions } from '@delivery-stack/flow/adapters';
import { Spool } from '../spool/spool';

/**
 * Decisions that their source records without a time, until the wait that
 * they ended says when.
 *
 * @remarks
 * A list of approvals may be read before or after the statuses of its
 * deployment: they are joined when everything was read.
 */
export class DecisionLog {
  readonly #undated: UndatedDecision[] = [];
  /** The facts that the decisions complete, by their source and former id. */
  readonly #completed = new Map<string, AnyFact>();

  add(decisions: readonly UndatedDecision[] = []): void {
    this.#undated.push(...decisions);
  }

  /** Joins every decision to its wait; gives those that nothing dates. */
  settle(spool: Spool): UndatedDecision[] {
    return this.#undated.filter(decision => {
      const facts = spool.of<AnyFact>(waitNode(decision));
      const dated = dateDecisions(facts, [decision]);
      facts.forEach((fact, index) => {
        if (dated.facts[index] !== fact) {
          this.#completed.set(keyOf(fact), dated.facts[index]);
        }
      });
      return dated.undated.length > 0;
    });
  }

  /** The facts, with those that a decision completes in its completed form. */
  apply(facts: readonly AnyFact[]): AnyFact[] {
    return facts.map(fact => this.#completed.get(keyOf(fact)) ?? fact);
  }
}

const keyOf = ({ source, id }: AnyFact) => JSON.stringify([source, id]);

/** Node of the run whose wait a decision ended. */
function waitNode({ source, key }: UndatedDecision): string {
  const run = key.replace(/(\/\d+)?\/approvals\/.*$/s, '');
  const data = { key, run };
  return nodeOf({ type: 'approval.closed', id: key, source, time: 0, data });
}
