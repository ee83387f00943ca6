import { AnyFact } from '../../events/fact';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { analysisKey, changeKey, checksKey, Scope } from './scope';

/**
 * Where it was analysed: `refs/pull/12/merge`, `refs/heads/main`.
 *
 * The commit of the former is one that only tries the merge, so that the
 * change has to be named.
 */
function subjectOf(analysis: Values, { place }: Scope) {
  const ref = textIn(analysis, 'ref') ?? '';
  const change = /^refs\/pull\/(\d+)\//.exec(ref)?.[1];
  return {
    branch: /^refs\/heads\/(.+)$/.exec(ref)?.[1],
    changes: change ? [changeKey(place, change)] : [],
  };
}

/**
 * An analysis of code scanning: a check that is over when it was uploaded.
 *
 * @remarks
 * How many results it has is no verdict: most of them are old, and whether new
 * ones stop a change is told by the tool's own check run.
 */
export function analysisFacts(analysis: Values, scope: Scope): AnyFact[] {
  const { place, context } = scope;
  const at = instantIn(analysis, 'created_at', context);
  const headSha = textIn(analysis, 'commit_sha', 500);
  const tool = textIn(recordIn(analysis, 'tool'), 'name', 500);
  const task = analysisKey(place, idIn(analysis, 'id') ?? '');
  return at && headSha && tool
    ? [
        factFrom('taskrun.finished', {
          id: `${task}/finished`,
          source: place.source,
          at,
          data: {
            task,
            run: checksKey(place, headSha),
            attempt: 1,
            repository: place.repository,
            name: `code scanning: ${tool}`,
            headSha,
            ...subjectOf(analysis, scope),
            evaluation: true,
            outcome: textIn(analysis, 'error') ? 'error' : 'success',
          },
        }),
      ]
    : [];
}
