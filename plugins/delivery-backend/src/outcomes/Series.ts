import {
  CHECK_IN_METER,
  MeasureRole,
  Metering,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { gapsIn, Reading, thinned } from '@delivery-stack/flow';
import { DAY, iso } from '../insight/window';
import { DeclaredMeter, declaredMeter } from './declaredMeter';
import { OutcomeMeters } from './OutcomeMeters';
import { CheckInStore } from './store/CheckInStore';
import { StoredOutcome } from './store/OutcomeStore';
import { MeterStanding, ReadingStore } from './store/ReadingStore';

/** Readings that a chart is drawn from. */
const MOST_SHOWN = 400;

/** The readings of a measure, and how they are known. */
export interface MeasureSeries {
  readings: Reading[];
  /** How long a reading holds, milliseconds. */
  holds: number;
  metering: Metering;
}

/** Reads the series of measures, whatever reads them. @internal */
export class Series {
  readonly #options: Parameters<typeof Series.create>[0];

  static create(options: {
    meters: OutcomeMeters;
    readings: ReadingStore;
    checkIns: CheckInStore;
  }): Series {
    return new Series(options);
  }

  private constructor(options: Parameters<typeof Series.create>[0]) {
    this.#options = options;
  }

  async of(
    { ref, outcome }: StoredOutcome,
    role: MeasureRole,
    asOf: number,
  ): Promise<MeasureSeries> {
    const declared = declaredMeter(outcome.spec, role);
    if (!declared) {
      return unmetered();
    }
    const { readings, standing } = await this.#read(declared, {
      outcome: ref,
      role,
    });
    const { holds } = declared;
    const past = readings.filter(({ at }) => at <= asOf);
    return {
      readings: past,
      holds,
      metering: this.#metering(declared, past, { standing, asOf }),
    };
  }

  async #read(
    { type, digest }: DeclaredMeter,
    key: { outcome: string; role: MeasureRole },
  ): Promise<{ readings: Reading[]; standing?: MeterStanding }> {
    const { readings, checkIns } = this.#options;
    if (type === CHECK_IN_METER) {
      return { readings: await checkIns.readings(key) };
    }
    const standing = await readings.standing(key);
    return {
      readings: await readings.readings({ ...key, meter: digest }),
      ...(standing?.meter === digest && { standing }),
    };
  }

  #metering(
    declared: DeclaredMeter,
    readings: readonly Reading[],
    context: { standing?: MeterStanding; asOf: number },
  ): Metering {
    const { asOf } = context;
    const { holds } = declared;
    const latest = readings.at(-1);
    return {
      ...this.#standing(declared, latest, context),
      meter: declared.type,
      holds: holds / 1_000,
      n: readings.length,
      gaps: gapsIn(readings, { holds, asOf }),
      ...(latest && { latest: point(latest) }),
      readings: thinned(readings, MOST_SHOWN).map(point),
    };
  }

  #standing(
    { type, holds }: DeclaredMeter,
    latest: Reading | undefined,
    { standing, asOf }: { standing?: MeterStanding; asOf: number },
  ): Pick<Metering, 'state' | 'problem'> {
    const { meters } = this.#options;
    if (type !== CHECK_IN_METER && !meters.byType(type)) {
      return {
        state: 'foreign',
        problem: `No module reads meters of the type ${type}; there are ${meters
          .types()
          .join(', ')}`,
      };
    }
    if (standing?.problem !== undefined) {
      return { state: 'failing', problem: standing.problem };
    }
    if (!latest) {
      return {
        state: 'empty',
        problem:
          type === CHECK_IN_METER
            ? 'Nobody has entered a figure; its owner can do so here'
            : 'The meter has given no reading; see whether what it reads has any',
      };
    }
    return asOf - latest.at > holds
      ? {
          state: 'stale',
          problem: `The last reading is ${Math.floor(
            (asOf - latest.at) / DAY,
          )} days old and holds for ${Math.round((holds / DAY) * 10) / 10}`,
        }
      : { state: 'current' };
  }
}

function unmetered(): MeasureSeries {
  return {
    readings: [],
    holds: 2 * DAY,
    metering: {
      state: 'unmetered',
      problem:
        'No meter is declared; add one to the measure, such as meter: { type: check-in, every: P30D }',
      holds: (2 * DAY) / 1_000,
      n: 0,
      gaps: 0,
      readings: [],
    },
  };
}

function point({ at, value }: Reading) {
  return { at: iso(at), value };
}
