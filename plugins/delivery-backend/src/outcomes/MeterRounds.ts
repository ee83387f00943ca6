import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  CHECK_IN_METER,
  MeasureRole,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  MeterReading,
  OutcomeMeter,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Clock } from '../insight/Clock';
import { iso } from '../insight/window';
import { DeclaredMeter, declaredMeter, sharesMeasure } from './declaredMeter';
import { OutcomeMeters } from './OutcomeMeters';
import { OutcomeStore, StoredOutcome } from './store/OutcomeStore';
import { MeterKey, ReadingStore } from './store/ReadingStore';

/** How far back the first reading goes: twenty years, or as far as the meter keeps. */
const EVER = 20 * 365 * 86_400_000;
/** Clocks that are no further ahead are no reason to distrust a reading. */
const SKEW = 60_000;
const MOST_READINGS = 10_000;
/** Larger figures lose digits that the next one would be told apart by. */
const LARGEST = 1e15;
/** One meter must not hold up the others. */
const PATIENCE = 60_000;

/** Reads the meters that are due. @internal */
export class MeterRounds {
  readonly #options: Parameters<typeof MeterRounds.create>[0];

  static create(options: {
    meters: OutcomeMeters;
    outcomes: OutcomeStore;
    readings: ReadingStore;
    clock: Clock;
    logger: LoggerService;
  }): MeterRounds {
    return new MeterRounds(options);
  }

  private constructor(options: Parameters<typeof MeterRounds.create>[0]) {
    this.#options = options;
  }

  /** One after the other: a meter that fails leaves its problem, and the next goes on. */
  async run(signal: AbortSignal): Promise<void> {
    for (const stored of await this.#options.outcomes.all()) {
      for (const role of rolesOf(stored)) {
        if (signal.aborted) {
          return;
        }
        await this.#read(stored, role, signal);
      }
    }
  }

  async #read(
    { ref, outcome }: StoredOutcome,
    role: MeasureRole,
    signal: AbortSignal,
  ): Promise<void> {
    const { meters, readings, clock } = this.#options;
    const declared = declaredMeter(outcome.spec, role);
    const meter = declared && meters.byType(declared.type);
    if (!declared || !meter) {
      return;
    }
    const key = { outcome: ref, role, meter: declared.digest };
    const last = await readings.lastAt(key);
    if (!(await this.#isDue(key, declared, last))) {
      return;
    }
    const now = clock();
    const attempt = await this.#attempt(meter, declared, {
      since: last ?? now - EVER,
      until: now,
      signal,
    });
    if (!signal.aborted) {
      await readings.save(key, { at: now, ...attempt });
    }
  }

  /**
   * A reading is due when the last is older than the interval. What failed is
   * tried again with each round; what answered with nothing waits a quarter of
   * the interval.
   */
  async #isDue(
    key: MeterKey,
    { every }: DeclaredMeter,
    last: number | undefined,
  ): Promise<boolean> {
    const { readings, clock } = this.#options;
    if (last !== undefined && clock() - last < every) {
      return false;
    }
    const standing = await readings.standing(key);
    return (
      standing?.meter !== key.meter ||
      standing.problem !== undefined ||
      clock() - standing.triedAt >= every / 4
    );
  }

  async #attempt(
    meter: OutcomeMeter,
    { settings, every }: DeclaredMeter,
    request: { since: number; until: number; signal: AbortSignal },
  ): Promise<{ readings: MeterReading[]; problem?: string }> {
    const { logger } = this.#options;
    const complaints = meter.check(settings);
    if (complaints.length > 0) {
      return { readings: [], problem: `meter.${complaints.join('; meter.')}` };
    }
    try {
      const found = await meter.read({
        ...request,
        settings,
        every,
        signal: AbortSignal.any([
          request.signal,
          AbortSignal.timeout(PATIENCE),
        ]),
        logger,
      });
      return soundReadings(found, request);
    } catch (error) {
      return { readings: [], problem: toError(error).message };
    }
  }
}

/** Check-ins are not read anywhere, and a shared measure is read once. */
function rolesOf({ outcome }: StoredOutcome): MeasureRole[] {
  const { spec } = outcome;
  const roles: MeasureRole[] =
    spec.adoption && !sharesMeasure(spec)
      ? ['measure', 'adoption']
      : ['measure'];
  return roles.filter(role => {
    const declared = declaredMeter(spec, role);
    return declared && declared.type !== CHECK_IN_METER;
  });
}

/**
 * Keeps the readings that can be: finite, of the time that was asked for. What
 * cannot is said, so that a meter that lies does not look like one that is
 * silent.
 */
export function soundReadings(
  found: readonly MeterReading[],
  { since, until }: { since: number; until: number },
): { readings: MeterReading[]; problem?: string } {
  const problems = new Set<string>();
  const byInstant = new Map<number, number>();
  for (const { at, value } of found.slice(0, MOST_READINGS)) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      problems.add(
        `gave ${String(value).slice(
          0,
          20,
        )}, which is no figure; correct what the meter reads`,
      );
    } else if (Math.abs(value) > LARGEST) {
      problems.add(
        `gave ${value}, which is out of range; measure in a larger unit`,
      );
    } else if (!Number.isSafeInteger(at) || at > until + SKEW) {
      problems.add(
        `gave a reading of ${
          Number.isSafeInteger(at) ? iso(at) : 'no instant'
        }, which has not come yet; correct the clock of what it reads`,
      );
    } else if (at > since) {
      byInstant.set(Math.min(at, until), value);
    }
  }
  if (found.length > MOST_READINGS) {
    problems.add(
      `gave ${found.length} readings at once; write a longer interval in every`,
    );
  }
  const readings = [...byInstant]
    .map(([at, value]) => ({ at, value }))
    .sort((left, right) => left.at - right.at);
  const [problem] = problems;
  return { readings, ...(problem && { problem: `The meter ${problem}` }) };
}
