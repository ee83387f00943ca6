import { z } from 'zod';
import { CdEvent } from './cdEvent';
import { factTypeOf, isCustom, keyFieldOf, reasonUnknown } from './eventKinds';
import { AnyFact } from './fact';
import { factSchemas, FactType } from './factData';
import { foreignData, foreignFields } from './foreignData';
import { parseInstant } from './instant';
import { CUSTOM_KEY } from './toCdEvent';

/**
 * What an event turned out to be.
 *
 * `unknown` is kept and reported, never guessed; `rejected` claims to be a
 * known type but contradicts it, and names the field to mend.
 *
 * @public
 */
export type FactOfEvent =
  | { fact: AnyFact; unknown?: undefined; rejected?: undefined }
  | { unknown: string; fact?: undefined; rejected?: undefined }
  | { rejected: string; fact?: undefined; unknown?: undefined };

interface RawData {
  values: unknown;
  /** Where the values stand in the event, for messages. */
  at: string;
  inferred?: boolean;
  vendor?: string;
  foreign?: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rawDataOf(event: CdEvent, type: FactType): RawData {
  const ours = isRecord(event.customData)
    ? event.customData[CUSTOM_KEY]
    : undefined;
  const { data, inferred, vendor } = isRecord(ours)
    ? ours
    : ({} as Record<string, unknown>);
  const common = {
    inferred: inferred === true || undefined,
    vendor: typeof vendor === 'string' ? vendor.slice(0, 200) : undefined,
  };
  if (isCustom(event.context.type)) {
    const values = {
      [keyFieldOf(type)]: event.subject.id,
      ...event.subject.content,
    };
    return { values, at: 'subject.content', ...common };
  }
  if (data !== undefined) {
    return { values: data, at: `customData.${CUSTOM_KEY}.data`, ...common };
  }
  return {
    values: foreignData(type, event),
    at: 'subject.content',
    foreign: true,
    ...common,
  };
}

function explain(issue: z.core.$ZodIssue, raw: RawData): string {
  const path = issue.path.map(String).join('.');
  const field = (raw.foreign && foreignFields[path]) || `${raw.at}.${path}`;
  return issue.code === 'invalid_type' && /undefined$/.test(issue.message)
    ? `${field} is missing; send ${issue.expected}`
    : `${field}: ${issue.message}`;
}

/**
 * Reads an event as the fact that it states.
 *
 * @remarks
 * Our own events come back exactly as `toCdEvent` wrote them. Events of other
 * senders (CDEvents 0.4, 0.5.1, approvals of the 0.6 draft) give what their
 * standard content holds.
 *
 * @public
 */
export function factOf(event: CdEvent): FactOfEvent {
  const { context } = event;
  const type = factTypeOf(context.type);
  if (!type) {
    return { unknown: reasonUnknown(context.type) };
  }
  const instant = parseInstant(context.timestamp);
  if (!instant) {
    return {
      rejected: `context.timestamp is '${context.timestamp}', which is no instant; write it like 2026-03-02T09:00:00Z`,
    };
  }
  const raw = rawDataOf(event, type);
  const checked = factSchemas[type].safeParse(raw.values);
  if (!checked.success) {
    return { rejected: explain(checked.error.issues[0], raw) };
  }
  const fact = {
    type,
    id: context.id,
    source: context.source,
    ...(raw.vendor ? { vendor: raw.vendor } : {}),
    time: instant.time,
    ...(raw.inferred || instant.assumedZone ? { inferred: true } : {}),
    data: checked.data,
  };
  return { fact: fact as AnyFact };
}
