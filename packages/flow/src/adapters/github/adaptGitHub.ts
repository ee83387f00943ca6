import {
  Adaptation,
  combine,
  ignored,
  nothing,
  orMissing,
  unrecognised,
} from '../adaptation';
import { AdapterContext } from '../context';
import { describe, isRecord, recordIn, recordsIn, Values } from '../reading';
import { commitFacts } from './commit';
import { adaptObject } from './objects';
import { placeOf } from './place';
import { isComparison, listIn, shapeOf } from './recognise';
import { togetherFacts } from './together';
import { reasonUnused } from './unused';
import { webhookReaders } from './webhook';

/** A webhook says who sent it; no object of a REST answer does. */
const isWebhook = (payload: Values) =>
  isRecord(payload.sender) ||
  isRecord(payload.repository) ||
  isRecord(payload.organization);

/** The object that the webhook is about, whose addresses name the host. */
const subjects = [
  'workflow_job',
  'workflow_run',
  'deployment_status',
  'deployment',
  'review',
  'comment',
  'pull_request',
  'check_run',
  'alert',
];

function adaptWebhook(
  payload: Values,
  context: AdapterContext,
): Adaptation | undefined {
  const reader = webhookReaders.find(({ fields }) =>
    fields.every(field => field in payload),
  );
  if (!reader) {
    return undefined;
  }
  const subject = subjects.find(field => isRecord(payload[field]));
  const place = placeOf(
    subject ? recordIn(payload, subject) : {},
    payload.repository,
    context,
  );
  return place
    ? orMissing(
        reader.read(payload, { place, context }),
        `a webhook with ${reader.fields[0]}`,
      )
    : unrecognised('a webhook without repository; send the whole body');
}

function adaptList(
  list: readonly unknown[],
  context: AdapterContext,
): Adaptation {
  const parts = list.map(each => adaptGitHub(each, context));
  const records = list.filter(isRecord);
  const facts = togetherFacts(records, context);
  if (facts.length) {
    parts.push({ facts });
  }
  return parts.length ? combine(parts) : nothing();
}

function adaptComparison(payload: Values, context: AdapterContext): Adaptation {
  const facts = recordsIn(payload, 'commits').flatMap(commit => {
    const place =
      placeOf(commit, undefined, context) ??
      placeOf(payload, undefined, context);
    return place ? commitFacts(commit, { place, context }) : [];
  });
  return { facts };
}

/**
 * Reads any payload of GitHub as facts: a REST answer or a webhook.
 *
 * @remarks
 * Recognised by shape alone; see the head of this folder's index for all of
 * them and for what is knowingly not used. Never throws.
 *
 * @public
 */
export function adaptGitHub(
  payload: unknown,
  context: AdapterContext = {},
): Adaptation {
  if (Array.isArray(payload)) {
    return adaptList(payload, context);
  }
  if (typeof payload === 'string') {
    return ignored('a diff or another text, not JSON');
  }
  if (!isRecord(payload)) {
    return unrecognised(`${describe(payload)} is no JSON object of GitHub`);
  }
  const list = listIn(payload);
  if (list) {
    return adaptList(list, context);
  }
  if (isComparison(payload)) {
    return adaptComparison(payload, context);
  }
  if (shapeOf(payload)) {
    return adaptObject(payload, context);
  }
  const webhook = isWebhook(payload)
    ? adaptWebhook(payload, context)
    : undefined;
  const reason = webhook ? undefined : reasonUnused(payload);
  return webhook ?? (reason ? ignored(reason) : adaptObject(payload, context));
}
