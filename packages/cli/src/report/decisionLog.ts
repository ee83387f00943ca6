import { AnyFact, nodeOf } from '@delivery-stack/flow';
import { UndatedDecision, dateDecisions } from '@delivery-stack/flow/adapters';
import { Spool } from '../spool/spool';
import { InputTally } from './inputTally';

const keyOf = ({ source, id }: AnyFact) => JSON.stringify([source, id]);

/** Node of the run whose wait a decision ended. */
function waitNode({ source, key }: UndatedDecision): string {
  const run = key.replace(/(\/\d+)?\/approvals\/.*$/s, '');
  const data = { key, run };
  return nodeOf({ type: 'approval.closed', id: key, source, time: 0, data });
}

/**
 * Decisions that their source records without a time, until the wait that
 * they ended says when.
 *
 * @remarks
 * A list of approvals may be read before or after the statuses of its
 * deployment: they are joined when everything was read.
 */
export class DecisionLog {
  readonly #undated: Array<{ decision: UndatedDecision; tally: InputTally }> =
    [];
  /** The facts that the decisions complete, by their source and former id. */
  readonly #completed = new Map<string, AnyFact>();

  add(
    decisions: readonly UndatedDecision[] | undefined,
    tally: InputTally,
  ): void {
    for (const decision of decisions ?? []) {
      this.#undated.push({ decision, tally });
    }
  }

  /** Joins every decision to its wait, and rejects those that nothing dates. */
  settle(spool: Spool): void {
    for (const { decision, tally } of this.#undated) {
      const facts = spool.of<AnyFact>(waitNode(decision));
      const dated = dateDecisions(facts, [decision]);
      facts.forEach((fact, index) => {
        if (dated.facts[index] !== fact) {
          this.#completed.set(keyOf(fact), dated.facts[index]);
        }
      });
      if (dated.undated.length > 0) {
        tally.reject(
          decision.key,
          `${decision.decision}, but nothing says when; give the statuses of its deployment too`,
        );
      }
    }
  }

  /** The facts, with those that a decision completes in its completed form. */
  apply(facts: readonly AnyFact[]): AnyFact[] {
    return this.#completed.size === 0
      ? [...facts]
      : facts.map(fact => this.#completed.get(keyOf(fact)) ?? fact);
  }
}
