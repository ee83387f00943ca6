import { Alert } from '../../api/types';
import { routeOf } from './AlertList';
import { AlertReading } from './AlertReading';
import { findingsIn } from './KnownAlerts';
import { readChanges } from './readChanges';
import { readVanished } from './readVanished';
import { scansOf } from './scansOf';

/** Pages of 100 that one reading takes of a list. */
export const MOST_PAGES = 20;

/** What a reading of everything that is open came to. */
interface Listed {
  keys: Set<string>;
  pages: number;
  /** Whether each alert was understood. */
  isWhole: boolean;
}

/** Stores the alerts that are open, the oldest first: new ones come last. */
async function storeOpen({
  list,
  repository,
  pass,
  known,
}: AlertReading): Promise<Listed> {
  const listed: Listed = { keys: new Set(), pages: 0, isWhole: true };
  for await (const { body } of pass.client.pages<Alert>(routeOf(list), {
    subject: repository,
    parameters: {
      ...list.parameters,
      state: 'open',
      sort: 'created',
      direction: 'asc',
    },
  })) {
    pass.signal.throwIfAborted();
    listed.pages += 1;
    if (listed.pages > MOST_PAGES) {
      break;
    }
    if (body.length > 0) {
      const path = `${list.path}/alerts`;
      const adapted = pass.adapt(repository, { path, body });
      const findings = findingsIn(adapted.facts);
      const facts = findings.filter(({ data }) => !known.get(data.key));
      await pass.keep([{ ...adapted, facts }]);
      known.note(findings);
      findings.forEach(({ data }) => listed.keys.add(data.key));
      listed.isWhole &&= !adapted.unrecognised;
    }
  }
  return listed;
}

/**
 * Reads every alert that is open, and says that somebody looked.
 *
 * @remarks
 * Only a reading that came to its end, understood all of it and was not
 * overtaken by changes says so. What is open no more is asked for by itself.
 */
export async function readOpen(reading: AlertReading): Promise<void> {
  const { pass, known } = reading;
  const readAt = pass.now();
  // Asked for first: what an analysis found is in a list that is read after it.
  const scans = await scansOf(reading, readAt);
  const { keys, pages, isWhole } = await storeOpen(reading);
  if (pages > MOST_PAGES) {
    await known.save({ readAt, tooMany: true });
    return;
  }
  // One that is closed draws those after it to a page that was already read.
  if (pages > 1 && (await readChanges(reading))) {
    return;
  }
  const vanished = known.keys.filter(key => !keys.has(key));
  await readVanished(vanished, reading);
  if (isWhole) {
    await pass.keep([{ facts: scans }]);
  }
  await known.save({ readAt, tooMany: false, offAt: undefined });
}
