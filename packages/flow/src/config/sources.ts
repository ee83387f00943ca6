import { AnyFact } from '../events/fact';

/** What facts without a vendor are called: they came as CDEvents. */
const NO_VENDOR = 'cdevents';

/**
 * What a gate rule's `source` may say of a fact: its vendor (`jira`,
 * `github`; `cdevents` where no adapter made it), its source as a whole, or
 * the host of that source.
 */
export function sourcesOf({ vendor, source }: AnyFact): string[] {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(source)?.[1];
  return [vendor ?? NO_VENDOR, source, ...(host ? [host] : [])];
}
