import { AnyFact } from '../events/fact';

/** What looks like an issue key. Bounded, so that it is linear in the text. */
const ISSUE_KEY =
  /(?<![A-Za-z0-9])([A-Z][A-Z0-9]{1,15}-[1-9][0-9]{0,8})(?![A-Za-z0-9])/g;

/** A branch may carry its key in lower case: `feature/pay-12-refunds`. */
const LOWER_CASE_KEY =
  /(?:^|\/)([a-z][a-z0-9]{1,15}-[1-9][0-9]{0,8})(?![a-z0-9])/g;

/** Standards that look like issue keys; linking to them would weld strangers. */
const NOT_PROJECTS = new Set(
  'AES CVE CWE ES GPT HTTP IEEE IPV ISO JDK JEP MD PEP RFC RSA SHA TLS UTF X'.split(
    ' ',
  ),
);

/** Changes that name more tickets than this are release notes, not work on one. */
const MOST_MENTIONS = 20;

/**
 * The ticket keys that a change's or run's texts name, sorted.
 *
 * @remarks
 * Whether a key is a ticket's is decided by whoever knows the tickets. At most
 * one more than {@link namesTooMany} lets count.
 *
 * @public
 */
export function mentionsIn(texts: {
  branch?: string;
  title?: string;
  message?: string;
}): string[] {
  const found = new Set<string>();
  for (const text of [texts.title, texts.message, texts.branch]) {
    for (const [, key] of text?.matchAll(ISSUE_KEY) ?? []) {
      found.add(key);
    }
  }
  for (const [, key] of texts.branch?.matchAll(LOWER_CASE_KEY) ?? []) {
    found.add(key.toLocaleUpperCase('en-US'));
  }
  return [...found]
    .filter(key => !NOT_PROJECTS.has(key.slice(0, key.indexOf('-'))))
    .sort()
    .slice(0, MOST_MENTIONS + 1);
}

/**
 * True when so many tickets are named that the text is about none of them.
 *
 * @public
 */
export function namesTooMany(mentions: readonly string[]): boolean {
  return mentions.length > MOST_MENTIONS;
}

/**
 * The ticket keys that a fact about a change, commit or run names; none where
 * it names too many.
 */
export function mentionsOf(fact: AnyFact): string[] {
  const {
    title,
    branch,
    message,
    tickets = [],
  } = fact.data as {
    title?: string;
    branch?: string;
    message?: string;
    tickets?: string[];
  };
  const found = mentionsIn({ title, branch, message });
  const keys = [...new Set([...found, ...tickets])];
  return namesTooMany(keys) ? [] : keys.sort();
}
