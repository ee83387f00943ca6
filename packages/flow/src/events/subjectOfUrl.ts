/** What an address points at, in the keys that facts are joined by. */
export interface UrlSubject {
  ticket?: string;
  change?: string;
  run?: string;
}

/**
 * Reads the key of a ticket, change or run out of its address.
 *
 * @remarks
 * Jira `/browse/KEY`; GitHub `/<owner>/<repository>/pull/<n>` and
 * `/actions/runs/<id>`; our own `urn:delivery-stack:resource:` names no kind,
 * because our own events carry the key itself.
 */
export function subjectOfUrl(url: string | undefined): UrlSubject {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)/.exec(url ?? '')?.[1] ?? '';
  const ticket = /\/browse\/([A-Z][A-Z0-9_]*-\d+)$/i.exec(path)?.[1];
  if (ticket) {
    return { ticket };
  }
  const change = /^\/([^/]+\/[^/]+)\/pull\/(\d+)/.exec(path);
  if (change) {
    return { change: `${change[1]}#${change[2]}` };
  }
  const run = /^\/([^/]+\/[^/]+)\/actions\/runs\/(\d+)/.exec(path);
  return run ? { run: `${run[1]}/runs/${run[2]}` } : {};
}
