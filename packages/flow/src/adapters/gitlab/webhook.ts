import { Adaptation, ignored, orMissing, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import { meaning } from '../../events/meaning';
import { idIn, recordIn, recordsIn, textIn, Values } from '../reading';
import { jobsFacts } from './bundle';
import { changeHook } from './changeHook';
import { pushedFacts } from './commit';
import { adaptDeploymentHook } from './deploymentHook';
import { jobFacts } from './job';
import { adaptNote } from './note';
import { numbered } from './person';
import { pipelineFacts } from './pipeline';
import { placeOf } from './place';
import { changeKey, Scope } from './scope';
import { unusedHooks } from './unused';

type Reader = (payload: Values, scope: Scope) => Adaptation;

const attributesOf = (payload: Values) =>
  recordIn(payload, 'object_attributes');

const note: Reader = (payload, scope) => {
  const values = attributesOf(payload);
  const change = recordIn(payload, 'merge_request');
  const number = idIn(change, 'iid');
  if (textIn(values, 'noteable_type') !== 'MergeRequest' || !number) {
    return ignored('note: not on a merge request');
  }
  const author = numbered(idIn(values, 'author_id'), payload.user);
  const on = {
    key: changeKey(scope.place, number),
    author: idIn(change, 'author_id'),
  };
  return adaptNote({ ...values, author: author ?? payload.user }, scope, on);
};

/** A pipeline has all its jobs with it, and says which of them are manual. */
const pipeline: Reader = (payload, outer) => {
  const scope = { ...outer, heard: 'pipeline-hook' };
  const { url, ...values } = attributesOf(payload);
  const number = idIn(recordIn(payload, 'merge_request'), 'iid');
  const heard: Values = {
    ...values,
    web_url: url,
    user: payload.user,
    // The branch stands where the API has the merge request.
    ...(number && { ref: `refs/merge-requests/${number}/head` }),
  };
  const jobs = recordsIn(payload, 'builds').map(build => ({
    ...build,
    ref: heard.ref,
    tag: heard.tag,
    pipeline: { id: heard.id, sha: heard.sha },
  }));
  return {
    facts: [...pipelineFacts(heard, scope), ...jobsFacts(jobs, scope)],
  };
};

/** The fields of a job, under the names that the API has for them. */
const jobOf = (payload: Values): Values => ({
  ...Object.fromEntries(
    Object.entries(payload)
      .filter(([name]) => name.startsWith('build_'))
      .map(([name, value]) => [name.slice('build_'.length), value]),
  ),
  ref: payload.ref,
  tag: payload.tag,
  user: payload.user,
  environment: payload.environment,
  pipeline: { id: payload.pipeline_id, sha: payload.sha },
});

/** One job: which others its pipeline has is not said, so not since when it waited for people. */
const build: Reader = (payload, scope) => {
  const job = jobOf(payload);
  const facts = jobFacts(job, { ...scope, heard: 'job-hook' });
  return facts.length
    ? { facts }
    : ignored('build: made with its pipeline, and not come to yet');
};

const push: Reader = (payload, scope) => {
  const facts = pushedFacts(payload, scope);
  return facts.length
    ? { facts }
    : ignored('push: no commits, a branch was created or deleted');
};

const readers: Readonly<Record<string, Reader>> = {
  merge_request: changeHook,
  note,
  pipeline,
  build,
  job: build,
  deployment: adaptDeploymentHook,
  push,
};

/** What a webhook says. */
export function adaptWebhook(
  payload: Values,
  context: AdapterContext,
): Adaptation {
  const kind =
    textIn(payload, 'object_kind') ?? textIn(payload, 'event_name') ?? '';
  const read = meaning(readers, kind);
  if (!read) {
    const why = Object.hasOwn(unusedHooks, kind)
      ? unusedHooks[kind]
      : undefined;
    return ignored(why ?? `${kind}: settings, or no part of any figure`);
  }
  const place = placeOf([payload], context);
  return place
    ? orMissing(read(payload, { place, context }), `a webhook of kind ${kind}`)
    : unrecognised(
        `a webhook of kind ${kind} without its project; send the whole body`,
      );
}
