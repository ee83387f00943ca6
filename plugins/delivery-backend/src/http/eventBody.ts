import { InputError } from '@backstage/errors';
import { IncomingHttpHeaders } from 'node:http';
import { UnsupportedMediaTypeError } from './UnsupportedMediaTypeError';

/** An event of a request, taken out of its envelope where that was possible. */
export interface Enclosed {
  /** The event; with a fault, the envelope, to be kept as a dead letter. */
  event: unknown;
  /** Id of the envelope. */
  id?: string;
  /** What is wrong with the envelope. */
  fault?: string;
}

const PLAIN = 'application/json';
const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';

/** Media types that `POST /events` reads. @internal */
export const eventMediaTypes = [PLAIN, STRUCTURED, BATCH];

/**
 * The events of a request body.
 *
 * @remarks
 * CDEvents JSON, one or an array; CloudEvents structured, batched, or binary,
 * which is JSON with `ce-specversion` and the other attributes as headers. The
 * CloudEvent's data is the whole CDEvent; its id, source and type must be the
 * event's own, because the store is idempotent on them.
 *
 * @throws InputError when the body is not JSON or not of the form announced.
 * @throws UnsupportedMediaTypeError for any other media type.
 * @internal
 */
export function eventsOf(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Enclosed[] {
  const mediaType = mediaTypeOf(headers);
  if (!eventMediaTypes.includes(mediaType)) {
    throw new UnsupportedMediaTypeError(
      `Events are sent as ${eventMediaTypes.join(', ')}, not as '${mediaType}'`,
    );
  }
  const value = jsonOf(body);
  if (mediaType === BATCH) {
    if (!Array.isArray(value)) {
      throw new InputError('A CloudEvents batch is an array of events');
    }
    return value.map(enclosedIn);
  }
  if (mediaType === STRUCTURED) {
    return [enclosedIn(value)];
  }
  if (headers['ce-specversion'] !== undefined) {
    return [enclosedIn({ ...attributesOf(headers), data: value })];
  }
  return Array.isArray(value)
    ? value.map(event => ({ event }))
    : [{ event: value }];
}

function mediaTypeOf(headers: IncomingHttpHeaders): string {
  const [mediaType] = (headers['content-type'] ?? '').split(';', 1);
  return mediaType.trim().toLowerCase();
}

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) {
    throw new InputError('The body is empty; send one event or an array');
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's message would quote the body, persons included.
    throw new InputError('The body is not valid JSON');
  }
}

function attributesOf(headers: IncomingHttpHeaders): Record<string, unknown> {
  const attributes = ['specversion', 'id', 'source', 'type'].map(name => {
    const value = headers[`ce-${name}`];
    return [name, typeof value === 'string' ? percentDecoded(value) : value];
  });
  return Object.fromEntries(attributes);
}

/** Header values are percent-encoded UTF-8; a stray `%` stands for itself. */
function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function enclosedIn(envelope: unknown): Enclosed {
  const faulty = (fault: string, id?: string) => ({
    event: envelope,
    fault,
    ...(id !== undefined && { id }),
  });
  if (!isRecord(envelope)) {
    return faulty('is not a CloudEvent: it is not an object');
  }
  const id = typeof envelope.id === 'string' ? envelope.id : undefined;
  if (typeof envelope.specversion !== 'string') {
    return faulty('specversion: is missing from the CloudEvent', id);
  }
  const data = dataOf(envelope);
  const context = isRecord(data) ? data.context : undefined;
  if (!isRecord(context)) {
    return faulty(
      'data.context: is missing; the data of the CloudEvent is the whole CDEvent',
      id,
    );
  }
  const different = ['id', 'source', 'type'].find(
    name => envelope[name] !== context[name],
  );
  return different === undefined
    ? { event: data }
    : faulty(
        `data.context.${different}: differs from the CloudEvent's ${different}`,
        id,
      );
}

function dataOf(envelope: Record<string, unknown>): unknown {
  const { data, data_base64: encoded } = envelope;
  if (data === undefined && typeof encoded === 'string') {
    try {
      return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    } catch {
      return undefined;
    }
  }
  return data;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
