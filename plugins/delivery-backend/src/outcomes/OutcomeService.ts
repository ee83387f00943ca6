import { InputError, NotFoundError } from '@backstage/errors';
import {
  CHECK_IN_METER,
  CheckIn,
  CheckInList,
  checkInRequestSchema,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Clock } from '../insight/Clock';
import { DAY, iso } from '../insight/window';
import { declaredMeter, sharesMeasure } from './declaredMeter';
import { QUARTER } from './report/quarterBefore';
import { Assessed, Assessment, OutcomeAssessor } from './OutcomeAssessor';
import { CheckInStore } from './store/CheckInStore';
import { OutcomeStore, StoredOutcome } from './store/OutcomeStore';
import { SnapshotStore } from './store/SnapshotStore';

/** Clocks of people may be a little ahead. */
const SKEW = 5 * 60_000;

type CheckInInput = z.output<typeof checkInRequestSchema>;

/** What was reported of one outcome, now and a quarter before. */
export interface Reported {
  report: Assessment;
  before?: OutcomeReport;
}

/** Answers about outcomes, to anybody: see `AuthorizedOutcomeService`. @internal */
export class OutcomeService {
  readonly #options: Parameters<typeof OutcomeService.create>[0];

  static create(options: {
    outcomes: OutcomeStore;
    snapshots: SnapshotStore;
    checkIns: CheckInStore;
    assessor: OutcomeAssessor;
    clock: Clock;
  }): OutcomeService {
    return new OutcomeService(options);
  }

  private constructor(options: Parameters<typeof OutcomeService.create>[0]) {
    this.#options = options;
  }

  /**
   * The last report of each outcome that is declared, or that of a day.
   *
   * Reads two reports for each outcome by primary key; nothing is assessed.
   */
  async list(on: string | undefined): Promise<Reported[]> {
    const { outcomes, snapshots, clock } = this.#options;
    const at = on === undefined ? clock() : endOf(on, clock());
    const declared = await outcomes.all();
    const latest = await snapshots.allUpTo(at);
    const before = await snapshots.allUpTo(at - QUARTER * DAY);
    return declared.flatMap(({ ref }) => {
      const report = latest.get(ref);
      const then = before.get(ref);
      return report ? [{ report, ...(then && { before: then }) }] : [];
    });
  }

  /**
   * How one outcome is doing now, or what was said of it on a day.
   *
   * @throws NotFoundError where it is not declared, or nothing was said then.
   */
  async get(ref: string, on: string | undefined): Promise<Assessed> {
    const { snapshots, assessor, clock } = this.#options;
    const stored = await this.#declared(ref);
    if (on === undefined) {
      return assessor.assess(stored, clock());
    }
    const report = await snapshots.upTo(stored.ref, endOf(on, clock()));
    if (!report) {
      throw new NotFoundError(
        `Nothing was recorded of ${stored.ref} in the month up to ${on}`,
      );
    }
    return { report, involved: [] };
  }

  async ownerOf(ref: string): Promise<string> {
    return (await this.#declared(ref)).outcome.spec.owner;
  }

  async checkIns(ref: string): Promise<CheckInList> {
    const { ref: known } = await this.#declared(ref);
    return { items: await this.#options.checkIns.list(known) };
  }

  /** @throws InputError where the measure is not entered by hand. */
  async checkIn(
    ref: string,
    input: CheckInInput,
    author: string,
  ): Promise<CheckIn> {
    const { checkIns, clock } = this.#options;
    const stored = await this.#declared(ref);
    requireByHand(stored, input);
    const now = clock();
    const at = input.at === undefined ? now : Date.parse(input.at);
    if (at > now + SKEW) {
      throw new InputError(
        `at: ${iso(at)} has not come yet; enter figures of the past`,
      );
    }
    return checkIns.add({
      id: randomUUID(),
      outcome: stored.ref,
      role: input.role,
      at_ms: Math.min(at, now),
      value: input.value,
      note: input.note,
      author,
      entered_ms: now,
    });
  }

  async #declared(ref: string): Promise<StoredOutcome> {
    const stored = await this.#options.outcomes.byRef(
      ref.toLocaleLowerCase('en-US'),
    );
    if (!stored) {
      throw new NotFoundError(`There is no outcome ${ref}`);
    }
    return stored;
  }
}

function requireByHand({ outcome }: StoredOutcome, { role }: CheckInInput) {
  const { spec } = outcome;
  if (role === 'adoption' && (!spec.adoption || sharesMeasure(spec))) {
    throw new InputError(
      'role: the outcome has no adoption measure of its own; enter its measure',
    );
  }
  const type = declaredMeter(spec, role)?.type;
  if (type !== CHECK_IN_METER) {
    throw new InputError(
      `role: ${role} is ${
        type === undefined ? 'read from nowhere' : `read by ${type}`
      }; declare meter: { type: ${CHECK_IN_METER} } to enter it by hand`,
    );
  }
}

/** The end of a day, and never later than now. */
function endOf(day: string, now: number): number {
  return Math.min(Date.parse(day) + DAY - 1, now);
}
