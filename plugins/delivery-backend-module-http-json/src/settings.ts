import { JsonObject } from '@backstage/types';
import { figureName } from './config/readHttpJsonConfig';

/** Longest name, and the most of an outcome's own text that is repeated. */
const LONGEST = 63;
/** Most superfluous keys that are named. */
const MOST_TOLD = 5;

/**
 * What is wrong with the settings of an outcome; nothing if nothing is.
 *
 * @remarks
 * Names that are configured are not listed: what is measured may itself be
 * confidential, and anyone may register an outcome.
 */
export function settingsProblems(
  settings: JsonObject,
  known: { has(name: string): boolean },
): string[] {
  const { name, ...others } = settings;
  const problems = Object.keys(others)
    .slice(0, MOST_TOLD)
    .map(
      key =>
        `${key.slice(
          0,
          LONGEST,
        )}: is not read; an outcome gives a name alone, everything else is configured under delivery.httpJson`,
    );
  if (
    typeof name !== 'string' ||
    name.length > LONGEST ||
    !figureName.test(name)
  ) {
    return [
      ...problems,
      'name: is missing or no name; write that of a figure under delivery.httpJson, like churn-rate',
    ];
  }
  return known.has(name)
    ? problems
    : [
        ...problems,
        `name: '${name}' is not configured; correct it, or have delivery.httpJson.${name} configured`,
      ];
}
