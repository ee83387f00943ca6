import { ReplayAnswer, ReplayRequest } from '../replay';
import { GitLabInstance } from './GitLabInstance';

const classOf = (isBridge: boolean) => (isBridge ? 'Ci::Bridge' : 'Ci::Build');

/**
 * Which jobs of a pipeline are manual, and which delayed: the one question
 * that is asked. Answers as `jobs(whenExecuted: …)` does, under the names
 * `manual` and `delayed`.
 */
export function answerGraphql(
  instance: GitLabInstance,
  { query, body, method }: ReplayRequest,
): ReplayAnswer {
  const sent =
    method === 'GET' ? query.get('variables') : JSON.parse(body).variables;
  const { path, iid } = typeof sent === 'string' ? JSON.parse(sent) : sent;
  const held = instance.find(path);
  const found = [...(held?.pipelines.values() ?? [])].find(
    ({ pipeline }) => String(pipeline.iid) === String(iid),
  );
  const nodesOf = (when: string) => ({
    nodes: [
      ...(found?.jobs ?? []).map(job => ({ ...job, isBridge: false })),
      ...(found?.bridges ?? []).map(job => ({ ...job, isBridge: true })),
    ].flatMap((job: any) =>
      job.when === when
        ? [{ id: `gid://gitlab/${classOf(job.isBridge)}/${job.id}` }]
        : [],
    ),
    pageInfo: { hasNextPage: false, endCursor: null },
  });
  return {
    body: {
      data: {
        project: held
          ? {
              pipeline: found
                ? { manual: nodesOf('manual'), delayed: nodesOf('delayed') }
                : null,
            }
          : null,
      },
    },
  };
}
