import { AdapterContext } from '../context';
import { LONGEST_ID } from '../reading';

/** What every mapper needs besides the object it maps. */
export interface Scope {
  /** `azure-devops:<host>/<organisation>`. */
  source: string;
  context: AdapterContext;
}

/** Names are parts of keys too, and may be longer than ids. */
const cut = (part: string) => part.slice(0, LONGEST_ID);

/** Builds are numbered through the whole organisation. */
export const runKey = (build: string) => `builds/${cut(build)}`;

export const jobKey = (run: string, record: string, attempt: number) =>
  `${run}/jobs/${cut(record)}/${attempt}`;

/** `<project>/<repository>`, as `dev.azure.com/project-repo` spells it. */
export const repositoryNamed = (project: string, name: string) =>
  `${cut(project)}/${cut(name)}`;

export const changeKey = (repository: string, number: string) =>
  `${repository}#${cut(number)}`;

/** Approvals of YAML pipelines have ids of their own. */
export const approvalKey = (id: string) => `approvals/${cut(id)}`;

/** Another check, at one attempt of a stage. */
export const checkKey = (id: string) => `checks/${cut(id)}`;

/** A task in which a pipeline waits for a person. */
export const validationKey = (run: string, record: string, attempt: number) =>
  `${run}/validations/${cut(record)}/${attempt}`;

/** A stage's attempt that deploys to an environment. */
export const stageKey = (
  run: string,
  stage: { name: string; attempt: string; environment: string },
) =>
  `${run}/stages/${cut(stage.name)}/${cut(stage.attempt)}/environments/${cut(
    stage.environment,
  )}`;

export const releaseKey = (release: string) => `releases/${cut(release)}`;

/** One deployment of a release to an environment. */
export const releaseDeploymentKey = (id: string) =>
  `release-deployments/${cut(id)}`;

/** One approver's part of a release's approval. */
export const releaseApprovalKey = (id: string) =>
  `release-approvals/${cut(id)}`;

/**
 * Ids of facts that not every payload tells completely: the poorer one must
 * not compete with the richer one about the same occurrence.
 */
export function withKnown(
  id: string,
  known: Readonly<Record<string, unknown>>,
): string {
  const missing = Object.keys(known).filter(name => known[name] === undefined);
  return missing.length ? `${id}/without-${missing.join('-')}` : id;
}

const encoded = (segment: string): string => {
  try {
    return encodeURIComponent(segment);
  } catch {
    // Half of a surrogate pair: no server has such a name.
    return '';
  }
};

/** The page of something, below the organisation. */
export const pageOf = ({ source }: Scope, ...path: string[]) =>
  `https://${source.slice('azure-devops:'.length)}/${path
    .map(encoded)
    .join('/')}`;
