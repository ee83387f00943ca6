import {
  CdEvent,
  parseEvent,
  parseInstant,
  pseudonymise,
  replacePersons,
} from '@delivery-stack/flow';
import { Personal } from './Pseudonymiser';

/** One item of a batch: an event that may enter, or why it may not. */
export type Incoming =
  | { index: number; event: Personal<CdEvent>; time: number }
  | {
      index: number;
      id?: string;
      source: string;
      reason: string;
      body: Personal<unknown>;
    };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Checks one item of a batch.
 *
 * @param origin - Stands for the source of what names none.
 */
export function readEvent(
  value: unknown,
  options: { index: number; origin: string },
): Incoming {
  const { index, origin } = options;
  const { event, rejected } = parseEvent(value);
  if (event) {
    const clean = withoutNul(event);
    return {
      index,
      event: {
        source: clean.context.source,
        value: clean,
        replace: pseudonymise,
      },
      time: parseInstant(clean.context.timestamp)!.time,
    };
  }
  const context =
    isRecord(value) && isRecord(value.context) ? value.context : {};
  const source = textOf(context.source) ?? origin;
  return {
    index,
    id: textOf(context.id),
    source,
    reason: rejected,
    body: { source, value: readable(value), replace: replacePersons },
  };
}

/** Persons cannot be recognised in text that is not JSON: it is not kept. */
function readable(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return `[${value.length} characters that are not JSON]`;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? value.slice(0, 200).replaceAll('\u0000', '\ufffd')
    : undefined;
}

/** PostgreSQL cannot store U+0000 in a text; nothing means anything by it. */
function withoutNul<T>(value: T): T {
  if (typeof value === 'string') {
    return value.replaceAll('\u0000', '\ufffd') as T;
  }
  if (Array.isArray(value)) {
    return value.map(withoutNul) as T;
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        withoutNul(name),
        withoutNul(each),
      ]),
    ) as T;
  }
  return value;
}
