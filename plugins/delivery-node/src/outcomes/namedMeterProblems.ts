import { JsonObject } from '@backstage/types';

/** As keys of the configuration are, so that no outcome smuggles another into a message. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Longest name, and the most of an outcome's own text that is repeated. */
const LONGEST = 63;
/** Most superfluous keys that are named. */
const MOST_TOLD = 5;

/**
 * What is wrong with the settings of a meter that an outcome names and an
 * operator configures; nothing if nothing is.
 *
 * @remarks
 * Names that are configured are not listed: what is measured may itself be
 * confidential, and anyone may register an outcome.
 *
 * @param options - `section`: where the names are configured, like
 * `delivery.sql.queries`; `noun`: what stands there, like `query`.
 * @public
 */
export function namedMeterProblems(
  settings: JsonObject,
  options: {
    known: { has(name: string): boolean };
    section: string;
    noun: string;
  },
): string[] {
  const { known, section, noun } = options;
  const { name, ...others } = settings;
  const problems = Object.keys(others)
    .slice(0, MOST_TOLD)
    .map(
      key =>
        `${key.slice(
          0,
          LONGEST,
        )}: is not read; an outcome gives a name alone, everything else is configured under ${section}`,
    );
  if (typeof name !== 'string' || name.length > LONGEST || !NAME.test(name)) {
    return [
      ...problems,
      `name: is missing or no name; write that of a ${noun} under ${section}, like churn-rate`,
    ];
  }
  return known.has(name)
    ? problems
    : [
        ...problems,
        `name: '${name}' is not configured; correct it, or have ${section}.${name} configured`,
      ];
}
