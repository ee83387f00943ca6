import { AnyFact, Fact, FactData, FactType } from '../events';

const CODE = 'code.example';
const TRACKER = 'https://tracker.example';

const sources: Record<string, string> = {
  ticket: TRACKER,
  change: CODE,
  commit: CODE,
};

/** Instants of a story are told in hours after this. */
export const STORY = Date.UTC(2026, 2, 2);
export const HOUR = 3_600_000;

/** An instant of a story, back in hours. */
export const hoursOf = (instant: number | undefined) =>
  instant === undefined ? undefined : (instant - STORY) / HOUR;

/** What a story may say besides the data. */
interface Details {
  id?: string;
  source?: string;
  vendor?: string;
  inferred?: boolean;
}

/** A fact at an hour of the story; its id is made of all that it says. */
export function fact<T extends FactType>(
  hour: number,
  type: T,
  data: FactData[T],
  details: Details = {},
): AnyFact {
  const source = sources[type.split('.')[0]] ?? CODE;
  const told: Fact<T> = {
    type,
    id: JSON.stringify([hour, type, data, details]),
    source,
    time: STORY + hour * HOUR,
    data,
    ...details,
  };
  return told as unknown as AnyFact;
}

/** A ticket moves to another status. */
export const moves = (hour: number, key: string, from: string, to: string) =>
  fact(hour, 'ticket.statuschanged', { key, from, to });

const repository = 'shop/till';

/** The parts of a change's data that every fact repeats. */
export const change = (number: number = 1) => ({
  key: `${repository}#${number}`,
  repository,
});

/** One attempt of a run. */
export const run = (attempt: number = 1) => ({
  run: `${repository}/runs/1`,
  attempt,
  repository,
  pipeline: 'deliver',
  headSha: 'head',
});

/** What approvals and timers of production say of the run that they hold. */
export const production = (key: string, attempt: number = 1) => ({
  key,
  run: run().run,
  attempt,
  environment: 'production',
  repository,
});

/** A production deployment of the repository. */
export const deployment = (id: number, sha?: string) => ({
  key: `${repository}/deployments/${id}`,
  repository,
  environment: 'production',
  ...(sha ? { sha } : {}),
});
