import { Coverage } from './Coverage';
import { Pass } from './Pass';

/** Items that are stored together: what a crash repeats at most. */
const CHUNK = 25;

/** A list that begins with the latest. */
export interface WayBack<T> {
  /** Where it stopped is remembered under this key. */
  key: string;
  /** Such as `GET /repos/{owner}/{repo}/pulls`. */
  route: string;
  repository: string;
  parameters?: Readonly<Record<string, string>>;
  /** What the list is ordered by, as GitHub writes it. */
  timeOf: (item: T) => string;
  store: (items: readonly T[]) => Promise<unknown>;
}

/**
 * Reads a list from its latest item back to what is known.
 *
 * @remarks One request where nothing is new, which costs nothing of the rate limit.
 */
export async function walkBack<T>(
  { key, route, repository, parameters, timeOf, store }: WayBack<T>,
  pass: Pass,
): Promise<void> {
  const coverage = await Coverage.open(pass.context.memory, key, pass.since);
  const instantOf = (item: T) => Date.parse(timeOf(item)) || 0;
  let top: number | undefined;
  let above = -Infinity;
  let etag: string | undefined;
  let read = false;
  for await (const page of pass.client.pages<T>(route, {
    subject: repository,
    parameters,
    etag: coverage.etag,
  })) {
    etag ??= page.etag;
    read = true;
    for (let at = 0; at < page.body.length; at += CHUNK) {
      pass.signal.throwIfAborted();
      const chunk = page.body.slice(at, at + CHUNK);
      const [first, last] = [chunk[0], chunk[chunk.length - 1]].map(instantOf);
      top ??= first;
      const fresh = chunk.filter(item => !coverage.has(instantOf(item)));
      if (fresh.length > 0) {
        await store(fresh);
        await coverage.add(last, Math.max(above, first));
      }
      above = last;
    }
    if (coverage.endsAt(above)) {
      break;
    }
  }
  if (read) {
    await coverage.complete(top, etag);
  }
}
