import { JsonValue } from '@backstage/types';
import {
  MeterReading,
  SourceAnswerError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { HttpJsonConfig } from '../config/readHttpJsonConfig';
import { figureOf, kindOf } from './figure';
import { instantOf } from './instant';

type Plan = Pick<HttpJsonConfig, 'at' | 'numbers' | 'pointers'>;

/** One figure in a document, or in an item of a series. */
interface Place {
  document: JsonValue;
  /** For messages: `item 3 of the series`; the answer itself where undefined. */
  item?: number;
}

const nothingAt = (pointer: unknown) => `nothing is at '${pointer}'`;

/**
 * All that a document says, as it comes; gaps are left out.
 *
 * @param now - What a figure is of that has no instant, epoch milliseconds.
 * @throws SourceAnswerError that names the key, the problem and the cure, and
 * quotes nothing of the document: a wrong pointer may point at a secret.
 */
export function samplesIn(
  document: JsonValue,
  plan: Plan,
  now: number,
): MeterReading[] {
  const { series } = plan.pointers;
  if (!series) {
    return sampleAt({ document }, plan, now);
  }
  const items = series.in(document);
  if (!Array.isArray(items)) {
    const found =
      items === undefined
        ? nothingAt(series)
        : `${kindOf(items)} is at '${series}'`;
    throw new SourceAnswerError(
      `${plan.at}.series: ${found}, and a list is needed; correct the pointer`,
    );
  }
  return items.flatMap((item, index) =>
    sampleAt({ document: item, item: index + 1 }, plan, now),
  );
}

/** A figure with its instant; none for a gap. */
function sampleAt(place: Place, plan: Plan, now: number): MeterReading[] {
  const value = valueAt(place, plan);
  return value === null ? [] : [{ at: instantAt(place, plan, now), value }];
}

function valueAt(place: Place, plan: Plan): number | null {
  const { value: pointer } = plan.pointers;
  const found = pointer.in(place.document);
  const figure =
    found === undefined
      ? {
          problem: `${nothingAt(
            pointer,
          )}; correct the pointer, or have null sent for a gap`,
        }
      : figureOf(found, plan.numbers);
  if ('problem' in figure) {
    throw problemAt(place, `${plan.at}.value`, figure.problem);
  }
  return figure.value;
}

function instantAt(place: Place, plan: Plan, now: number): number {
  const { at: pointer } = plan.pointers;
  if (!pointer) {
    return now;
  }
  const found = pointer.in(place.document);
  const at = found === undefined ? undefined : instantOf(found);
  if (at === undefined) {
    throw problemAt(
      place,
      `${plan.at}.at`,
      found === undefined
        ? `${nothingAt(pointer)}; correct the pointer`
        : 'is no instant; write 2026-03-02T09:00:00Z with a zone, a day, or epoch milliseconds or seconds',
    );
  }
  return at;
}

function problemAt({ item }: Place, key: string, problem: string): Error {
  const where = item === undefined ? '' : `item ${item} of the series: `;
  return new SourceAnswerError(`${key}: ${where}${problem}`);
}
