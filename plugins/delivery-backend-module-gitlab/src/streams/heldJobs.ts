import { toError } from '@backstage/errors';
import { Pipeline, Project } from '../api/types';
import { nameOf } from '../selection';
import { Pass } from './Pass';

/** What held a job, in the words of its definition. */
export type Held = 'manual' | 'delayed';

interface Nodes {
  nodes?: Array<{ id?: string } | null>;
}

interface Answer {
  project?: {
    pipeline?: Record<Held, Nodes | undefined> | null;
  } | null;
}

const QUERY = `query heldJobs($path: ID!, $iid: ID!) {
  project(fullPath: $path) {
    pipeline(iid: $iid) {
      manual: jobs(whenExecuted: ["manual"], first: 100) { nodes { id } }
      delayed: jobs(whenExecuted: ["delayed"], first: 100) { nodes { id } }
    }
  }
}`;

const SUBJECT = 'GraphQL';

/** `gid://gitlab/Ci::Build/801`. */
const numberIn = (id: string | undefined) =>
  Number(/\/(\d{1,18})$/.exec(id ?? '')?.[1] ?? NaN);

/** After these the others can be asked, and answer without it. */
const isRefusal = (name: string) =>
  ['SourceForbiddenError', 'SourceNotFoundError', 'SourceAnswerError'].includes(
    name,
  );

async function ask(
  pipeline: Pipeline,
  project: Project,
  pass: Pass,
): Promise<Answer | undefined> {
  try {
    return await pass.client.graphql<Answer>(
      {
        query: QUERY,
        variables: { path: nameOf(project), iid: String(pipeline.iid) },
      },
      pass.signal,
    );
  } catch (thrown) {
    const error = toError(thrown);
    if (!isRefusal(error.name)) {
      throw error;
    }
    pass.absences.refuse(SUBJECT, error, {
      cure: 'Let the token read GraphQL (scope read_api; GitLab 15.8 or newer). Until then a manual job that was played is read as any other job: who waited for whom is not known.',
    });
    return undefined;
  }
}

/**
 * Which jobs of a pipeline wait for somebody, or for a time, by number.
 *
 * @remarks
 * REST says it of a job that waits, and not of one that was let go. Where
 * GraphQL is refused, it is not asked again in this run.
 */
export async function heldJobs(
  pipeline: Pipeline,
  project: Project,
  pass: Pass,
): Promise<ReadonlyMap<number, Held>> {
  const answer =
    pipeline.iid === undefined || pass.absences.isRefused(SUBJECT)
      ? undefined
      : await ask(pipeline, project, pass);
  const found = answer?.project?.pipeline;
  const of = (held: Held) =>
    (found?.[held]?.nodes ?? []).map(
      node => [numberIn(node?.id), held] as const,
    );
  return new Map([...of('manual'), ...of('delayed')]);
}
