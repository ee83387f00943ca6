import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** Pins the record to a day; needed where the database outlives a week. */
const AS_OF = 'delivery.sources.exampleBank.asOf';

/** The instant that the bank's record ends before: now, unless it is pinned. */
export function instantOf(config: RootConfigService): number {
  const text = config.getOptionalString(AS_OF);
  const instant = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InputError(
      `${AS_OF} is '${text}', which is no date; write it like 2026-11-21`,
    );
  }
  return instant;
}
