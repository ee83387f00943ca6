import { parseInstant } from '@delivery-stack/flow/readers';
import { InvalidArgumentError } from 'commander';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/;
const DAY = 86_400_000;

/**
 * An instant on the command line; without a zone it is UTC, as in a log.
 *
 * @throws InvalidArgumentError that shows how to write one.
 */
export function parseStart(text: string): number {
  const instant = ISO.test(text) ? parseInstant(text) : undefined;
  if (instant?.kind !== 'instant') {
    throw new InvalidArgumentError(
      `'${text}' is no ISO 8601 instant; write it like 2026-11-20 or 2026-11-20T18:00:00Z.`,
    );
  }
  return instant.ms;
}

/** The end of the day where only a day is given: `--until 2026-03-31` includes it. */
export function parseEnd(text: string): number {
  const instant = parseStart(text);
  return ISO_DAY.test(text) ? instant + DAY - 1 : instant;
}
