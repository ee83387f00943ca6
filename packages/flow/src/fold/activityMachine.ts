import { ActivityGate } from '../config/gateRules';
import { Anomaly } from './journey';
import { Passage, Round } from './passage';

/** One completed activity of a case, with its start where that is known. */
export interface Completion {
  activity: string;
  /** Epoch milliseconds. */
  time: number;
  start?: number;
  /** Instant of the event before it (before its start, if it has one). */
  previous?: number;
}

/**
 * Reads the rounds of one log gate from the completions of a case, in order.
 *
 * @remarks
 * A second ask before a decision continues the round. Without `opens` the
 * preceding event of the case opens it. A return runs from the first `rejects`
 * since the last ask to the next ask, whatever was decided in between.
 * O(completions).
 */
export class ActivityMachine {
  readonly #gate: ActivityGate;
  readonly #subject: string;
  readonly #passage: Passage;
  readonly anomalies: Anomaly[] = [];
  #open: Round | undefined;

  constructor(gate: ActivityGate, subject: string) {
    this.#gate = gate;
    this.#subject = subject;
    this.#passage = { gate: gate.gate.id, subject, rounds: [] };
  }

  see(completion: Completion): void {
    const { activity } = completion;
    const gate = this.#gate;
    if (gate.approves(activity)) {
      this.#approve(completion);
    } else if (gate.rejects(activity)) {
      this.#reject(completion);
    }
    if (gate.opens?.(activity)) {
      this.#ask(completion.time);
    } else if (this.#open && gate.starts(activity)) {
      const { start, time } = completion;
      this.#open.started ??= Math.max(start ?? time, this.#open.asked);
    }
  }

  /** Undefined when the case never came to the gate. */
  get passage(): Passage | undefined {
    return this.#passage.rounds.length > 0 ? this.#passage : undefined;
  }

  get #last(): Round | undefined {
    return this.#passage.rounds.at(-1);
  }

  #ask(time: number): void {
    const last = this.#last;
    if (last?.returned !== undefined && last.resumed === undefined) {
      last.resumed = Math.max(time, last.returned);
    }
    if (!this.#open) {
      this.#open = { asked: time };
      this.#passage.rounds.push(this.#open);
    }
  }

  #approve(completion: Completion): void {
    const round = this.#roundFor(completion);
    if (round) {
      this.#close(round, completion, 'approved');
    } else if (this.#last) {
      this.#passage.approvedLast = completion.time;
    } else {
      this.#flag(completion);
    }
  }

  #reject(completion: Completion): void {
    const round = this.#roundFor(completion);
    if (round) {
      this.#close(round, completion, 'requestChanges');
      round.returned = completion.time;
    } else if (this.#last) {
      this.#last.returned ??= completion.time;
    } else {
      this.#flag(completion);
    }
  }

  /** The open round; without `opens`, one that the preceding event opened. */
  #roundFor(completion: Completion): Round | undefined {
    if (!this.#open && !this.#gate.opens && completion.previous !== undefined) {
      this.#ask(completion.previous);
    }
    return this.#open;
  }

  #close(
    round: Round,
    completion: Completion,
    decision: 'approved' | 'requestChanges',
  ): void {
    round.decided = completion.time;
    round.decision = decision;
    if (completion.start !== undefined && completion.start >= round.asked) {
      round.started ??= completion.start;
    }
    this.#open = undefined;
  }

  #flag(completion: Completion): void {
    this.anomalies.push({
      code: 'decided-before-asked',
      subject: this.#subject,
      at: completion.time,
      message: `'${completion.activity}' decides at gate '${
        this.#gate.gate.id
      }', but nothing asked before it; the decision is left out`,
    });
  }
}
