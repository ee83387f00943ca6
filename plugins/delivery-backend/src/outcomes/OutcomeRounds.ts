import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Clock } from '../insight/Clock';
import { NoticeDesk } from '../notices/NoticeDesk';
import { costNotices } from './costNotices';
import { InitiativeRounds } from './InitiativeRounds';
import { MeterRounds } from './MeterRounds';
import { OutcomeAssessor } from './OutcomeAssessor';
import { OutcomeWatch } from './OutcomeWatch';
import { OutcomeStore } from './store/OutcomeStore';
import { SnapshotStore } from './store/SnapshotStore';

/** Copies outcomes, reads their meters, finds their tickets, records how each is doing, and warns. @internal */
export class OutcomeRounds {
  readonly #options: Parameters<typeof OutcomeRounds.create>[0];

  static create(options: {
    watch: OutcomeWatch;
    meters: MeterRounds;
    initiatives: InitiativeRounds;
    outcomes: OutcomeStore;
    snapshots: SnapshotStore;
    assessor: OutcomeAssessor;
    desk: NoticeDesk;
    clock: Clock;
    logger: LoggerService;
  }): OutcomeRounds {
    return new OutcomeRounds(options);
  }

  private constructor(options: Parameters<typeof OutcomeRounds.create>[0]) {
    this.#options = options;
  }

  /** A catalog that does not answer stops neither meters nor records. */
  async run(signal: AbortSignal): Promise<void> {
    const { watch, meters, initiatives, logger } = this.#options;
    try {
      await watch.refresh(signal);
    } catch (error) {
      logger.warn(
        `The catalog could not be read; outcomes stay as they are known: ${
          toError(error).message
        }`,
      );
    }
    await meters.run(signal);
    await initiatives.run(signal);
    await this.#record(signal);
  }

  /** The records of one day are one: the last stands for it. */
  async #record(signal: AbortSignal): Promise<void> {
    const { outcomes, snapshots, assessor, desk, clock, logger } =
      this.#options;
    for (const stored of await outcomes.all()) {
      if (signal.aborted) {
        return;
      }
      try {
        const { report } = await assessor.assess(stored, clock(), signal);
        const viewer = { mayCheckIn: false };
        await snapshots.save(stored.ref, { ...report, viewer }, clock());
        await desk.tellAll(costNotices(report), {
          link: `/delivery/outcomes/${encodeURIComponent(stored.ref)}`,
          signal,
        });
      } catch (error) {
        logger.warn(
          `${stored.ref} could not be assessed: ${toError(error).message}`,
        );
      }
    }
  }
}
