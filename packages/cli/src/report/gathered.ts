import { AnyFact, CommitChains, Subjects, nodeOf } from '@delivery-stack/flow';
import { Spool } from '../spool/spool';
import { DecisionLog } from './decisionLog';
import { DeploymentStatuses } from './deploymentStatuses';
import { Extent } from './extent';
import { InputTally } from './inputTally';
import { ReportOptions } from './options';
import { SpooledRow } from './spooledRow';

/**
 * Rows of one case, and facts of one subject, that are taken: what is folded
 * stands in memory, and a case of millions is a wrong column or an attack.
 */
export const MOST_OF_ONE = 100_000;

/**
 * Everything that reading leaves behind for folding.
 *
 * @remarks
 * Memory holds the subjects and what links them; rows and facts are spooled.
 * {@link Gathered.settle} must have been called before facts are read.
 */
export class Gathered {
  readonly options: ReportOptions;
  /** Rows of logs, by case. */
  readonly rows = new Spool();
  /** Facts, by the subject that they are about. */
  readonly facts = new Spool();
  readonly subjects = new Subjects();
  readonly extent = new Extent();
  readonly decisions = new DecisionLog();
  readonly statuses = new DeploymentStatuses();
  readonly #chains = new CommitChains();

  constructor(options: ReportOptions) {
    this.options = options;
  }

  /** Takes a row of a log; false if its case has too many. */
  addRow(key: string, row: SpooledRow): boolean {
    if (this.rows.count(key) >= MOST_OF_ONE) {
      return false;
    }
    this.rows.add(key, row);
    return true;
  }

  /** Takes a fact, unless it is later than the as-of instant. */
  addFact(fact: AnyFact, tally: InputTally): void {
    if (fact.time > (this.options.asOf ?? Infinity)) {
      tally.later += 1;
      return;
    }
    const node = nodeOf(fact);
    if (this.facts.count(node) >= MOST_OF_ONE) {
      tally.reject(node, `more than ${MOST_OF_ONE} events of one subject`);
      return;
    }
    tally.events += 1;
    this.extent.see(fact.time);
    if (!this.#chains.add(fact)) {
      this.#keep(node, fact);
    }
  }

  #keep(node: string, fact: AnyFact): void {
    this.subjects.add(fact);
    this.facts.add(node, fact);
  }

  /** Concludes what only all records together say. */
  settle(): void {
    const { config } = this.options;
    for (const { fact, tally } of this.statuses.settle(config)) {
      this.addFact(fact, tally);
    }
    for (const fact of this.#chains.conclude()) {
      this.#keep(nodeOf(fact), fact);
    }
    this.subjects.complete();
    this.decisions.settle(this.facts);
  }

  close(): void {
    this.rows.close();
    this.facts.close();
    this.statuses.close();
  }
}
