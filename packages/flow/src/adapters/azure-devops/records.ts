import { attemptIn, idIn, recordsIn, textIn, Values } from '../reading';

/** One line of a timeline, with what it is part of. */
export interface TimelineRecord {
  id: string;
  type: string;
  /** What people call it; absent where the record repeats its type. */
  name?: string;
  attempt: number;
  values: Values;
  parent?: TimelineRecord;
}

function recordOf(values: Values): TimelineRecord | undefined {
  const id = idIn(values, 'id');
  const type = textIn(values, 'type');
  const name = textIn(values, 'name');
  return id && type
    ? {
        id,
        type,
        ...(name && name !== type ? { name } : {}),
        attempt: attemptIn(values, 'attempt') ?? 1,
        values,
      }
    : undefined;
}

/**
 * The records of timelines, each with its parent.
 *
 * @remarks
 * A stage that was run again has a timeline for each earlier attempt; ids
 * repeat between them, so parents are looked for at home first.
 */
export function recordsOf(timelines: readonly Values[]): TimelineRecord[] {
  const anywhere = new Map<string, TimelineRecord>();
  const all: TimelineRecord[][] = timelines.map(timeline =>
    recordsIn(timeline, 'records')
      .map(recordOf)
      .filter(record => record !== undefined),
  );
  for (const record of all.flat()) {
    anywhere.set(record.id, anywhere.get(record.id) ?? record);
  }
  return all.flatMap(records => {
    const atHome = new Map(records.map(record => [record.id, record]));
    for (const record of records) {
      const parent = textIn(record.values, 'parentId') ?? '';
      const found = atHome.get(parent) ?? anywhere.get(parent);
      if (found !== record) {
        record.parent = found;
      }
    }
    return records;
  });
}

/** Deeper than any timeline; a record that is its own ancestor ends there. */
const DEEPEST = 10;

/** The nearest record of a type above one, itself included. */
export function above(
  record: TimelineRecord | undefined,
  type: string,
): TimelineRecord | undefined {
  let at = record;
  for (let depth = 0; at && depth < DEEPEST; depth += 1) {
    if (at.type === type) {
      return at;
    }
    at = at.parent;
  }
  return undefined;
}
