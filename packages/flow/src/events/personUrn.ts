import { Person } from './data/person';

const PREFIX = 'urn:delivery-stack:person:';

/** Lone surrogates cannot be written as UTF-8; they only occur in hostile input. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** Percent-encodes any text, so that it can stand inside a URI. */
export const encode = (text: string) => encodeURIComponent(wellFormed(text));

/** The URI form of a person, which the approval events demand. */
export const personUrn = (id: string) => `${PREFIX}${encode(id)}`;

/** Undoes {@link personUrn}; any other text is returned as it is. */
export function personIdOf(text: string): string {
  if (!text.startsWith(PREFIX)) {
    return text;
  }
  try {
    return decodeURIComponent(text.slice(PREFIX.length));
  } catch {
    // Not written by us: the text itself is the only id there is.
    return text;
  }
}

/** A person named by one string of an event's content. */
export function personNamed(value: unknown): Person | undefined {
  return typeof value === 'string' && value !== ''
    ? { id: personIdOf(value).slice(0, 500) }
    : undefined;
}
