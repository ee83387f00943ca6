/** Longest JSON text of tags, characters; no cloud allows as much. */
const LONGEST = 65_536;

type Tags = Readonly<Record<string, string>>;

const none: Tags = Object.freeze({});

function tagValue(value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function tagsOf(value: unknown): Tags | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  // fromEntries, because a key such as __proto__ is a key like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, tagValue(item)]),
  );
}

/**
 * Tags, from JSON text or a map; undefined if they are neither.
 *
 * @remarks
 * Nothing, an empty text and the literal `NULL` are no tags at all. Values that
 * are no text become their JSON; a key without a value has the empty text.
 *
 * @internal
 */
export function tagsIn(value: unknown): Tags | undefined {
  if (value === null || value === undefined || value === '') {
    return none;
  }
  if (typeof value !== 'string') {
    return tagsOf(value);
  }
  if (value === 'NULL' || value === 'null') {
    return none;
  }
  try {
    return value.length > LONGEST ? undefined : tagsOf(JSON.parse(value));
  } catch {
    // Whoever asks says which row it is; what was written is none of a log's business.
    return undefined;
  }
}
