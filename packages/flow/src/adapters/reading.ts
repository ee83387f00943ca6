import { Instant, parseInstant } from '../events/instant';
import { AnyFact, Fact } from '../events/fact';
import { FactData, FactType } from '../events/factData';
import { AdapterContext } from './context';

/** A JSON object of unknown shape. */
export type Values = Record<string, unknown>;

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a field, or an empty one: absent and null read alike. */
export function recordIn(values: Values, field: string): Values {
  const value = values[field];
  return isRecord(value) ? value : {};
}

/** The objects of a list; anything else in it is left out. */
export function recordsIn(values: Values, field: string): Values[] {
  const value = values[field];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Longest text of the contract, but for titles and messages. */
const LONGEST_TEXT = 2_000;

/** A text of a field, cut to the length that the contract allows. */
export function textIn(
  values: Values,
  field: string,
  length = LONGEST_TEXT,
): string | undefined {
  const value = values[field];
  return typeof value === 'string' && value !== ''
    ? value.slice(0, length)
    : undefined;
}

/** Longest id, or part of a key: several must fit into what the contract allows. */
export const LONGEST_ID = 300;

/** An id: vendors write them as numbers or as texts. */
export function idIn(values: Values, field: string): string | undefined {
  const value = values[field];
  return typeof value === 'number'
    ? String(value)
    : textIn(values, field, LONGEST_ID);
}

/** A number, which some write as a text; never what an object makes of itself. */
export function numberIn(values: Values, field: string): number | undefined {
  const value = values[field];
  const read =
    typeof value === 'number' ? value : Number(textIn(values, field) ?? NaN);
  return Number.isFinite(read) ? read : undefined;
}

/** Which attempt of something it is: counted from one. */
export function attemptIn(values: Values, field: string): number | undefined {
  const attempt = numberIn(values, field);
  return Number.isSafeInteger(attempt) && attempt! > 0 ? attempt : undefined;
}

/** The texts of a list. */
export function textsIn(values: Values, field: string, most: number): string[] {
  const value = values[field];
  return Array.isArray(value)
    ? value
        .filter((each): each is string => typeof each === 'string')
        .slice(0, most)
        .map(each => each.slice(0, LONGEST_TEXT))
    : [];
}

/** The instant in a field; undefined where it is absent, null or a placeholder. */
export function instantIn(
  values: Values,
  field: string,
  context: Pick<AdapterContext, 'timeZone'>,
): Instant | undefined {
  return parseInstant(values[field], context);
}

interface Occurrence<T extends FactType> {
  id: string;
  source: string;
  at: Instant;
  inferred?: boolean;
  data: FactData[T];
}

/** An address that the contract has no room for: cut, it would lead elsewhere. */
const isEndless = (name: string, value: unknown) =>
  name === 'url' && typeof value === 'string' && value.length > LONGEST_TEXT;

/** Builds a fact; absent members are left out, so that equal facts are equal texts. */
export function factFrom<T extends FactType>(
  type: T,
  of: Occurrence<T>,
): AnyFact {
  const data = Object.fromEntries(
    Object.entries(of.data).filter(
      ([name, value]) =>
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0) &&
        !isEndless(name, value),
    ),
  );
  const fact: Omit<Fact<T>, 'data'> = {
    type,
    id: of.id,
    source: of.source,
    time: of.at.time,
    ...(of.inferred || of.at.assumedZone ? { inferred: true } : {}),
  };
  return { ...fact, data } as unknown as AnyFact;
}

/** Names the fields of what was not recognised, for the person who has to look. */
export function describe(value: unknown): string {
  if (!isRecord(value)) {
    return Array.isArray(value)
      ? 'a list'
      : `a ${value === null ? 'null' : typeof value}`;
  }
  const fields = Object.keys(value);
  const some = fields
    .slice(0, 8)
    .map(field => field.slice(0, 40))
    .join(', ');
  return `an object with ${some || 'no fields'}${
    fields.length > 8 ? ', …' : ''
  }`;
}
