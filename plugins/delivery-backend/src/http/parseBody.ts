import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseInput } from './parse';

/** Deepest nesting of a body: what reads it calls itself for every level. */
const DEEPEST = 64;

/** Of a place in a message. */
const LONGEST_PLACE = 200;

/** Halves of characters that need two. */
const HALF = /\p{Surrogate}/u;

/**
 * A JSON body, checked: also for what parses as JSON, and can be neither
 * stored in every database nor signed.
 *
 * @throws InputError that names the place.
 * @internal
 */
export function parseBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.output<T> {
  refuseOdd(body, 'body', 0);
  return parseInput(schema, body, 'body');
}

function refuseOdd(value: unknown, place: string, depth: number): void {
  if (depth > DEEPEST) {
    throw refusal(place, `is nested deeper than ${DEEPEST} levels`);
  }
  if (typeof value === 'string') {
    refuseOddText(value, place);
  } else if (Array.isArray(value)) {
    value.forEach((each, index) =>
      refuseOdd(each, `${place}[${index}]`, depth + 1),
    );
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      refuseOddText(name, `a name in ${place}`);
      refuseOdd(each, `${place}.${name}`, depth + 1);
    }
  }
}

function refuseOddText(text: string, place: string): void {
  if (text.includes('\u0000')) {
    throw refusal(place, 'holds U+0000; leave it out');
  }
  if (HALF.test(text)) {
    throw refusal(place, 'holds half of a character; send it whole');
  }
}

function refusal(place: string, problem: string): InputError {
  return new InputError(`${place.slice(0, LONGEST_PLACE)}: ${problem}`);
}
