/** A pattern of the catalog, and what its folder holds now; instants in epoch ms. */
export interface PatternRow {
  ref: string;
  title: string;
  description: string | null;
  owner: string | null;
  folder: string;
  etag: string | null;
  digest: string | null;
  checked_ms: number;
  problem: string | null;
  /** JSON. */
  complaints: string;
}

/** One content that was seen. */
export interface ContentRow {
  ref: string;
  digest: string;
  name: string;
  version: string;
  seen_ms: number;
  asked_by: string | null;
  asked_ms: number | null;
  note: string | null;
}

/** One decision, with its evidence. */
export interface SignOffRow {
  id: string;
  ref: string;
  digest: string;
  function: string;
  decision: string;
  by: string;
  at_ms: number;
  until_ms: number | null;
  comment: string | null;
  minutes: number | null;
  /** DSSE envelope, JSON. */
  envelope: string;
}

/** One request for a value outside an envelope. */
export interface ExceptionRow {
  id: string;
  ref: string;
  digest: string;
  parameter: string;
  value_hash: string;
  given: string;
  allowed: string;
  function: string;
  by: string;
  asked_ms: number;
  state: 'open' | 'granted' | 'denied' | 'used';
  decided_ms: number | null;
  decided_by: string | null;
  comment: string | null;
  task_id: string | null;
  live_key: string | null;
}

/** PostgreSQL gives bigint as text. */
export function instants<T extends object>(row: T): T {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_ms') && value !== null ? Number(value) : value,
    ]),
  ) as T;
}
