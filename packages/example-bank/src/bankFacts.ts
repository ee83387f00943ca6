import { AnyFact, CdEvent, toCdEvent } from '@delivery-stack/flow';
import {
  Adaptation,
  adapters,
  collectFacts,
  CollectedFacts,
} from '@delivery-stack/flow/adapters';
import { BankOptions, generateBank } from './generateBank';
import { BankPayload } from './payload';
import { ReadingConfig } from './readingConfig';

/** One payload through its vendor's adapter. @public */
export function adaptPayload(
  { kind, path, payload }: BankPayload,
  { bots, scaffolderAuthors, inputs }: ReadingConfig,
): Adaptation {
  const context = {
    pathHint: path,
    bots,
    scaffolderAuthors,
    ...inputs[kind],
  };
  return adapters[kind](payload, context);
}

/** Everything that the bank recorded, as facts. @public */
export function bankFacts(
  options: BankOptions & { config: ReadingConfig },
): CollectedFacts {
  const adaptations: Adaptation[] = [];
  for (const payload of generateBank(options)) {
    adaptations.push(adaptPayload(payload, options.config));
  }
  return collectFacts(adaptations);
}

/** The same as CDEvents, in order of time: what a backend takes in. @public */
export function bankEvents(
  options: BankOptions & { config: ReadingConfig },
): CdEvent[] {
  const { facts } = bankFacts(options);
  return [...facts]
    .sort((one: AnyFact, other: AnyFact) => one.time - other.time)
    .map(fact => toCdEvent(fact));
}
