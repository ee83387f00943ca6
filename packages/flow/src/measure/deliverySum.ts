import { ChangeTimes } from '../fold/changeTrack';
import { DeliveryFigures } from '../report/report';
import { finishSpells } from '../statistics/distributionOf';
import { Spells, addSpell, emptySpells } from '../statistics/spells';

const DAY = 86_400_000;

/** A change with the finish of the deployment that brought it to production. @public */
export interface DeliveredChange extends ChangeTimes {
  deployedAt?: number;
  /** False where no production deployment of its repository is recorded. */
  deploys?: boolean;
}

/** A production deployment that finished. Instants are epoch milliseconds. @public */
export interface FinishedDeployment {
  repository?: string;
  finishedAt: number;
  succeeded: boolean;
  /** True if it was rolled back, or an incident is linked to it. */
  failedLater: boolean;
}

/** Something that broke, and when it worked again. @public */
export interface Recovery {
  brokenAt: number;
  restoredAt?: number;
}

const stages = ['coding', 'pickup', 'review', 'deploy'] as const;

/**
 * DORA's figures: an algebra over changes, deployments and recoveries.
 *
 * @remarks
 * A stage whose end lies before its beginning is left out (`negative` counts
 * them), and so is one of whose two instants is not recorded: a lead time
 * without a first commit would be a shorter figure under the same name.
 * Changes on their way to production are open items of the lead time. All
 * durations are elapsed time, whatever the calendar.
 *
 * @public
 */
export class DeliverySum {
  readonly #asOf: number;
  readonly #leadTime: Spells = emptySpells();
  readonly #recovery: Spells = emptySpells();
  readonly #stages = {
    coding: emptySpells(),
    pickup: emptySpells(),
    review: emptySpells(),
    deploy: emptySpells(),
  };
  #succeeded = 0;
  #failed = 0;
  #finished = 0;
  /** Stages left out because they would be negative. */
  negative = 0;

  constructor(options: { asOf: number }) {
    this.#asOf = options.asOf;
  }

  addChange(change: DeliveredChange): void {
    const { firstCommitAt, openedAt, readyAt, firstReviewAt } = change;
    const { mergedAt, deployedAt, abandonedAt } = change;
    if (abandonedAt !== undefined) {
      return;
    }
    const isOnItsWay = mergedAt !== undefined && change.deploys !== false;
    this.#add(this.#leadTime, firstCommitAt, deployedAt, isOnItsWay);
    this.#add(this.#stages.coding, firstCommitAt, openedAt);
    this.#add(this.#stages.pickup, readyAt ?? openedAt, firstReviewAt);
    this.#add(this.#stages.review, firstReviewAt, mergedAt);
    this.#add(this.#stages.deploy, mergedAt, deployedAt, isOnItsWay);
  }

  addDeployment(deployment: FinishedDeployment): void {
    this.#finished += 1;
    this.#succeeded += deployment.succeeded ? 1 : 0;
    this.#failed += deployment.succeeded && !deployment.failedLater ? 0 : 1;
  }

  addRecovery({ brokenAt, restoredAt }: Recovery): void {
    this.#add(this.#recovery, brokenAt, restoredAt, true);
  }

  /** `since`: the first event of all inputs, epoch milliseconds. */
  finish(since: number | undefined): DeliveryFigures {
    const days = since === undefined ? 0 : (this.#asOf - since) / DAY;
    const known = this.#finished > 0;
    return {
      changeLeadTime: finishSpells(this.#leadTime),
      stages: Object.fromEntries(
        stages.map(stage => [stage, finishSpells(this.#stages[stage])]),
      ) as DeliveryFigures['stages'],
      deploymentFrequencyPerDay:
        known && days > 0 ? this.#succeeded / days : null,
      changeFailRate: known ? this.#failed / this.#finished : null,
      recoveryTime: finishSpells(this.#recovery),
    };
  }

  /** Adds a stretch; with `open`, one that has not ended counts as censored. */
  #add(
    spells: Spells,
    start: number | undefined,
    end: number | undefined,
    open: boolean = false,
  ): void {
    if (start === undefined || (end === undefined && !open)) {
      return;
    }
    const exit = (end ?? this.#asOf) - start;
    if (exit < 0) {
      this.negative += 1;
    } else {
      addSpell(spells, { entry: 0, exit, decided: end !== undefined });
    }
  }
}
