import {
  Adaptation,
  combine,
  ignored,
  nothing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, Values } from '../reading';
import { byPipeline, jobsFacts } from './bundle';
import { adaptObject } from './objects';
import { placeOf } from './place';
import { isWebhook, shapeOf } from './recognise';
import { reasonUnused } from './unused';
import { adaptWebhook } from './webhook';

/** The jobs of one pipeline tell more together than each alone. */
function adaptJobs(
  jobs: readonly Values[],
  context: AdapterContext,
): Adaptation[] {
  return byPipeline(jobs).map(list => {
    const place = placeOf(list, context);
    return place
      ? { facts: jobsFacts(list, { place, context }) }
      : adaptGitLab(list[0], context);
  });
}

function adaptList(
  list: readonly unknown[],
  context: AdapterContext,
): Adaptation {
  const isJob = (each: unknown): each is Values =>
    isRecord(each) && !isWebhook(each) && shapeOf(each) === 'job';
  const parts = [
    ...list
      .filter(each => !isJob(each))
      .map(each => adaptGitLab(each, context)),
    ...adaptJobs(list.filter(isJob), context),
  ];
  return parts.length ? combine(parts) : nothing();
}

/**
 * Reads any payload of GitLab as facts: an answer of its API, or a webhook.
 *
 * @remarks
 * Recognised by shape alone; see the head of this folder's index for all of
 * them and for what is knowingly not used. Never throws.
 */
export function adaptGitLab(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    return adaptList(payload, context);
  }
  if (!isRecord(payload)) {
    return unrecognised(`${describe(payload)} is no JSON object of GitLab`);
  }
  if (isWebhook(payload)) {
    return adaptWebhook(payload, context);
  }
  const shape = shapeOf(payload);
  if (shape) {
    return adaptObject(shape, payload, context);
  }
  const reason = reasonUnused(payload);
  return reason
    ? ignored(reason)
    : unrecognised(
        `${describe(payload)} is no answer or webhook of GitLab that is known`,
      );
}
