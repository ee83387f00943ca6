import {
  CheckInRequest,
  checkInRequestSchema,
  MeasureRole,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { messageOf } from '../../api';

/** A check-in as it is typed. */
export interface CheckInFields {
  role: MeasureRole;
  value: string;
  /** A day of the reader's calendar. */
  day: string;
  note: string;
}

/** What is wrong, by the field that it is wrong with. */
export type CheckInErrors = Partial<Record<keyof CheckInFields, string>>;

/** A request, or what keeps it from being one. */
export type CheckInReading =
  | { ok: true; request: CheckInRequest }
  | { ok: false; errors: CheckInErrors };

const CURES: Record<string, string> = {
  value: 'Write a number such as 71 or 2.5.',
  note: 'Say where it comes from, in 3 to 1 000 characters.',
  at: 'Choose a day up to today.',
};

/** Fields of the request, as they are called in the form. */
const FIELDS: Record<string, keyof CheckInFields> = {
  value: 'value',
  note: 'note',
  at: 'day',
};

/** Reads what was typed; the backend checks it again. */
export function readCheckIn(
  fields: CheckInFields,
  now: DateTime,
): CheckInReading {
  const { role, value, day, note } = fields;
  const errors: CheckInErrors = {};
  const chosen = DateTime.fromISO(day);
  if (!chosen.isValid || chosen > now) {
    errors.day = CURES.at;
  }
  const today = chosen.hasSame(now, 'day');
  const read = checkInRequestSchema.safeParse({
    role,
    value: value.trim() === '' ? undefined : Number(value),
    note,
    // Noon is the same day nearly everywhere.
    ...(chosen.isValid &&
      !today && { at: chosen.set({ hour: 12 }).toUTC().toISO() }),
  });
  for (const issue of read.success ? [] : read.error.issues) {
    const name = String(issue.path[0]);
    const field = FIELDS[name];
    if (field) {
      errors[field] ??=
        issue.code === 'too_big' && name === 'value'
          ? issue.message
          : CURES[name];
    }
  }
  return read.success && Object.keys(errors).length === 0
    ? { ok: true, request: read.data }
    : { ok: false, errors };
}

/** Which field a refusal of the backend is about, where its message names one. */
export function fieldOfRefusal(
  error: unknown,
): keyof CheckInFields | undefined {
  const named = /^(?:invalid body: )?(?:body\.)?(value|at|note)\b/i.exec(
    messageOf(error),
  );
  return named ? FIELDS[named[1].toLocaleLowerCase('en-US')] : undefined;
}
