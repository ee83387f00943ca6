import { toCdEvent } from '@delivery-stack/flow';
import { Clock } from '../insight/Clock';
import { EventIngest } from '../ingest/EventIngest';
import { approvalFacts } from './approvalFacts';
import { DecisionAsks } from './DecisionAsks';
import { PatternDossiers } from './PatternDossiers';
import { NoticeStore } from './store/NoticeStore';

/**
 * Stores asks and decisions about patterns as approvals, beside those of other
 * tools, with persons replaced as in all events.
 *
 * @remarks
 * Each event is stored once: what is told is remembered, and an event that
 * comes again changes nothing. Costs one look-up for each ask.
 *
 * @internal
 */
export class ApprovalEvents {
  readonly #options: Parameters<typeof ApprovalEvents.create>[0];

  static create(options: {
    dossiers: PatternDossiers;
    asks: DecisionAsks;
    notices: NoticeStore;
    ingest: EventIngest;
    clock: Clock;
  }): ApprovalEvents {
    return new ApprovalEvents(options);
  }

  private constructor(options: Parameters<typeof ApprovalEvents.create>[0]) {
    this.#options = options;
  }

  /** Stores what was asked and decided since. */
  async run(signal?: AbortSignal): Promise<void> {
    const { dossiers, asks, notices, ingest, clock } = this.#options;
    for (const dossier of await dossiers.all()) {
      const facts = (await asks.of(dossier)).flatMap(approvalFacts);
      for (const fact of facts) {
        const key = `event ${fact.id}`;
        if (signal?.aborted || !(await notices.claim(key, clock()))) {
          continue;
        }
        try {
          await ingest.accept([toCdEvent(fact)], { origin: 'patterns' });
        } catch (error) {
          await notices.release(key);
          throw error;
        }
      }
    }
  }
}
