import { AnyFact, toCdEvent } from '@delivery-stack/flow';
import { Clock } from '../insight/Clock';
import { EventIngest } from '../ingest/EventIngest';
import { approvalFacts } from './approvalFacts';
import { DecisionAsks } from './DecisionAsks';
import { PatternDossier } from './PatternDossiers';
import { NoticeStore } from '../notices/NoticeStore';

/**
 * Stores asks and decisions about patterns as approvals, beside those of other
 * tools, with persons replaced as in all events.
 *
 * @remarks
 * Each event is stored once: what is told is remembered, and an event that
 * comes again changes nothing. Costs one question for each pattern.
 *
 * @internal
 */
export class ApprovalEvents {
  readonly #options: Parameters<typeof ApprovalEvents.create>[0];

  static create(options: {
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
  async run(
    dossiers: readonly PatternDossier[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { asks, notices } = this.#options;
    for (const dossier of dossiers) {
      const facts = (await asks.of(dossier)).flatMap(approvalFacts);
      const untold = await notices.untold(facts.map(keyOf));
      for (const fact of facts) {
        if (!signal?.aborted && untold.has(keyOf(fact))) {
          await this.#store(fact);
        }
      }
    }
  }

  async #store(fact: AnyFact): Promise<void> {
    const { notices, ingest, clock } = this.#options;
    const key = keyOf(fact);
    if (!(await notices.claim(key, clock()))) {
      return;
    }
    try {
      await ingest.accept([toCdEvent(fact)], { origin: 'patterns' });
    } catch (error) {
      await notices.release(key);
      throw error;
    }
  }
}

function keyOf(fact: AnyFact): string {
  return `event ${fact.id}`;
}
