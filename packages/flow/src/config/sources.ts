import { AnyFact } from '../events/fact';

/**
 * What a gate rule's `source` may say of a fact: its vendor, or its own source.
 *
 * @remarks
 * A source is written `<vendor>:<host>` where the adapter knows the vendor;
 * events from elsewhere are known by their whole source, and by `cdevents`.
 */
export function sourcesOf(fact: AnyFact): string[] {
  const { source } = fact;
  const colon = source.indexOf(':');
  return [source, colon > 0 ? source.slice(0, colon) : 'cdevents'];
}
