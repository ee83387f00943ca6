import {
  DEFAULT_METER_EVERY,
  MeasureRole,
  OutcomeMeterDeclaration,
  outcomeSeconds,
  OutcomeSpec,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { JsonObject } from '@backstage/types';
import { declarationDigest } from './declarationDigest';

/** A meter as an outcome declares it, read. */
export interface DeclaredMeter {
  type: string;
  /** Everything beside `type` and `every`. */
  settings: JsonObject;
  /** How far readings are apart, milliseconds. */
  every: number;
  /** How long a reading holds, milliseconds. */
  holds: number;
  /** Of type and settings: what reads something else begins a series of its own. */
  digest: string;
}

/** The meter of a measure; adoption has one of its own only with a measure of its own. */
export function declaredMeter(
  spec: OutcomeSpec,
  role: MeasureRole,
): DeclaredMeter | undefined {
  const declaration =
    role === 'measure' || !spec.adoption?.measure
      ? spec.measure.meter
      : spec.adoption.measure.meter;
  return declaration && read(declaration);
}

/** Whether adoption is read from the measure of the outcome itself. */
export function sharesMeasure(spec: OutcomeSpec): boolean {
  return spec.adoption !== undefined && spec.adoption.measure === undefined;
}

function read(declaration: OutcomeMeterDeclaration): DeclaredMeter {
  const { type, every = DEFAULT_METER_EVERY, ...settings } = declaration;
  const apart = outcomeSeconds(every)! * 1_000;
  return {
    type,
    settings: settings as JsonObject,
    every: apart,
    holds: 2 * apart,
    digest: declarationDigest({ type, settings }),
  };
}
