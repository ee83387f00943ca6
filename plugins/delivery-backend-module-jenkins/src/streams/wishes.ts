import { fulfilWishes } from '@delivery-stack/backstage-plugin-delivery-node';
import { BuildName } from '../api/addresses';
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

/** Fetches what webhooks asked for; a wish goes when its answer is stored. */
export const fetchWishes = (pass: Pass): Promise<void> =>
  fulfilWishes(pass.context, key => fetchWish(key, pass));
