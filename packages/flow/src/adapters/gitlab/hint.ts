/** What the path of a payload says, where its body does not. */
export interface Hint {
  /** `<group>/<project>`; undefined where the path has only its number. */
  repository?: string;
  /** Number of the merge request within its project. */
  change?: string;
  pipeline?: string;
  deployment?: string;
}

/** What may follow a project in an address of the API. */
const PROJECT =
  /(?:^|\/)projects\/([^?#]{1,600}?)\/(?:-\/)?(?:merge_requests|merge_trains|pipelines|jobs|deployments|environments|events|repository|issues|releases|protected_environments)(?:[/._?-]|$)/;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/**
 * Reads a path as the API has it, or as an export is called after it:
 * `projects/bank%2Fledger/merge_requests/12/notes`, `merge_requests-12-notes.json`.
 */
export function hintOf(pathHint: string | undefined): Hint {
  const path = (pathHint ?? '').slice(0, 2_000);
  const project = decoded(PROJECT.exec(path)?.[1] ?? '');
  const numberOf = (what: string) =>
    new RegExp(`${what}s?[/_-](\\d+)`).exec(path)?.[1];
  return {
    ...(project.includes('/') && { repository: project }),
    change: numberOf('merge_request'),
    pipeline: numberOf('pipeline'),
    deployment: numberOf('deployment'),
  };
}
