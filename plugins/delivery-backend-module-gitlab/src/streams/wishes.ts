import { fulfilWishes } from '@delivery-stack/backstage-plugin-delivery-node';
import { Project } from '../api/types';
import { fetchDeployment } from './deployments';
import { fetchMergeRequest } from './mergeRequests';
import { Pass } from './Pass';
import { fetchPipeline } from './pipelines';

const fetchers = {
  merge_requests: fetchMergeRequest,
  pipelines: fetchPipeline,
  deployments: fetchDeployment,
};

/** What can be fetched by its number, as the API calls it. */
export type Wishable = keyof typeof fetchers;

/** What a webhook may ask to be fetched anew. */
export const wishFor = (project: string, what: Wishable, number: string) =>
  `projects/${project}/${what}/${number}`;

const KEY =
  /^projects\/(\d{1,15})\/(merge_requests|pipelines|deployments)\/(\d{1,15})$/;

async function fetchWish(key: string, pass: Pass): Promise<void> {
  const [, id, what, number] = KEY.exec(key) ?? [];
  const project: Project | undefined = pass.selected.byId(Number(id));
  if (project) {
    await fetchers[what as Wishable](Number(number), project, pass);
  }
}

/** Fetches what webhooks asked for; a wish goes when its answer is stored. */
export const fetchWishes = (pass: Pass): Promise<void> =>
  fulfilWishes(pass.context, key => fetchWish(key, pass));
