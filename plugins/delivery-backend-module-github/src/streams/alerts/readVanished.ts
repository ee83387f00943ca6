import { Fact } from '@delivery-stack/flow';
import { Alert } from '../../api/types';
import { routeOf } from './AlertList';
import { AlertReading } from './AlertReading';

/** Alerts that are asked for together: what a crash repeats at most. */
const CHUNK = 25;

/**
 * An alert that was deleted, with the analyses or the pattern that it came of.
 *
 * @remarks Nobody records when: its time is that of the reading that misses it.
 */
function goneFact(
  key: string,
  { list, pass, known }: AlertReading,
): Fact<'finding.reported'> {
  const time = pass.now();
  return {
    type: 'finding.reported',
    id: `${key}/gone/${time}`,
    source: pass.config.source,
    time,
    inferred: true,
    data: {
      key,
      repository: key.split('/', 2).join('/'),
      kind: list.kind,
      state: 'dismissed',
      ...known.get(key)!,
    },
  };
}

async function readOne(key: string, reading: AlertReading): Promise<void> {
  const { list, repository, pass, known } = reading;
  const number = key.slice(key.lastIndexOf('/') + 1);
  const answer = await pass.optionalOrOff(
    list.what,
    pass.client.get<Alert>(`${routeOf(list)}/{alert_number}`, {
      subject: repository,
      parameters: { ...list.parameters, alert_number: number },
    }),
  );
  if (answer === undefined || answer === 'off') {
    return;
  }
  if (answer === 'gone') {
    await pass.keep([{ facts: [goneFact(key, reading)] }]);
  } else {
    const path = `${list.path}/alerts/${number}`;
    await pass.store(repository, [{ path, body: answer.body }]);
  }
  // One that is open all the same is noted again by the list that has it.
  known.forget(key);
}

/** Reads once each what was open and is in the list of open alerts no more. */
export async function readVanished(
  keys: readonly string[],
  reading: AlertReading,
): Promise<void> {
  for (let at = 0; at < keys.length; at += CHUNK) {
    reading.pass.signal.throwIfAborted();
    const chunk = keys.slice(at, at + CHUNK);
    await Promise.all(chunk.map(key => readOne(key, reading)));
    await reading.known.save();
  }
}
