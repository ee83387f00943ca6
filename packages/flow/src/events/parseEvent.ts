import { CdEvent, cdEventSchema, eventLimits } from './cdEvent';
import { parseInstant } from './instant';

/** An event that may enter, or why it may not, naming the field and the cure. @public */
export type ParsedEvent =
  | { event: CdEvent; rejected?: undefined }
  | { rejected: string; event?: undefined };

const OPENERS = new Set(['{', '[']);
const CLOSERS = new Set(['}', ']']);

/**
 * Deepest nesting of a JSON text, counted before it is parsed.
 *
 * Strings are skipped, so that brackets in titles do not count.
 */
function depthOfText(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inString) {
      if (character === '\\') {
        at += 1;
      } else if (character === '"') {
        inString = false;
      }
    } else if (character === '"') {
      inString = true;
    } else if (OPENERS.has(character)) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (CLOSERS.has(character)) {
      depth -= 1;
    }
  }
  return deepest;
}

/** Length of a text in UTF-8 bytes; stops counting beyond the limit. */
function bytesOfText(text: string, limit: number): number {
  // No UTF-16 unit takes more than three bytes, so short texts need no count.
  if (text.length * 3 <= limit || text.length > limit) {
    return text.length;
  }
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes +=
      1 + Number(code > 0x7f) + Number(code > 0x7ff) + Number(code > 0xffff);
  }
  return bytes;
}

function explain(path: PropertyKey[], message: string): string {
  const field = path.map(String).join('.') || 'the event';
  if (/received undefined$/.test(message)) {
    return `${field} is missing; a CDEvents event needs it`;
  }
  return message.startsWith(field) ? message : `${field}: ${message}`;
}

function checkValue(value: unknown): ParsedEvent {
  const checked = cdEventSchema.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return { rejected: explain(issue.path, issue.message) };
  }
  const { timestamp } = checked.data.context;
  if (!parseInstant(timestamp)) {
    return {
      rejected: `context.timestamp is '${timestamp}', which is no instant; write it like 2026-03-02T09:00:00Z`,
    };
  }
  return { event: checked.data };
}

function serialise(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Cyclic, or nested deeper than the stack: no JSON text stands for it.
    return undefined;
  }
}

/**
 * The border: checks size, depth and envelope of one event.
 *
 * @remarks
 * Takes the JSON text (preferred, because it is measured before it is parsed)
 * or a value that something else has parsed already. Unknown types pass; they
 * are kept and reported by `factOf`.
 *
 * @public
 */
export function parseEvent(input: unknown): ParsedEvent {
  const json = typeof input === 'string' ? input : serialise(input);
  if (json === undefined) {
    return { rejected: 'the event is not JSON; send one JSON object' };
  }
  if (bytesOfText(json, eventLimits.bytes) > eventLimits.bytes) {
    return {
      rejected: `the event is larger than ${eventLimits.bytes} bytes; leave out what is not needed, such as logs`,
    };
  }
  if (depthOfText(json) > eventLimits.depth) {
    return {
      rejected: `the event is nested deeper than ${eventLimits.depth} levels; flatten customData`,
    };
  }
  if (typeof input !== 'string') {
    return checkValue(input);
  }
  try {
    return checkValue(JSON.parse(json));
  } catch (error) {
    return { rejected: `the event is not JSON: ${(error as Error).message}` };
  }
}
