import { toError } from '@backstage/errors';
import { problemOf } from '@delivery-stack/backstage-plugin-delivery-node';
import { BuildName } from '../api/addresses';
import { isOfOne } from '../failures';
import { Pass } from './Pass';
import { readBuild } from './wholeBuild';

/** What a webhook may ask to be fetched anew. */
export const wishFor = ({ job, number }: BuildName) =>
  `builds/${job}/${number}`;

const KEY = /^builds\/(.+)\/(\d{1,9})$/;

/** Fetches a build, if its job is one of those that are read. */
async function fetchWish(key: string, pass: Pass): Promise<void> {
  const [, job, number] = KEY.exec(key) ?? [];
  if (!job || !pass.selected.selects(job)) {
    return;
  }
  const read = await readBuild({ job, number: Number(number) }, pass);
  if (read) {
    await pass.store([read]);
    pass.fetched.set(`${job}/${number}`, read.isOpen);
  }
}

/** Whether a wish is done with: fetched, or such that fetching never mends it. */
async function isDone(key: string, pass: Pass): Promise<boolean> {
  try {
    await fetchWish(key, pass);
    return true;
  } catch (thrown) {
    const error = toError(thrown);
    if (!isOfOne(error)) {
      throw error;
    }
    pass.context.report.problem(problemOf(error, key));
    return error.name === 'SourceAnswerError';
  }
}

/** Fetches what webhooks asked for; a wish goes when its answer is stored. */
export async function fetchWishes(pass: Pass): Promise<void> {
  const { wishes } = pass.context;
  for (const wish of await wishes.pending()) {
    pass.signal.throwIfAborted();
    if (await isDone(wish.key, pass)) {
      await wishes.fulfilled(wish);
    }
  }
}
