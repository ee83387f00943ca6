import { repositoryNamed } from './scope';

/** Ids that the path of a payload carries, where its body does not. */
export interface Hint {
  build?: string;
  change?: string;
  /** `<project>/<repository>`. */
  repository?: string;
  environment?: string;
}

const decoded = (text: string | undefined) => {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Reads ids out of a path like those of the API or of its pages:
 * `Payments/_git/ledger/pullrequests/22/threads.json`,
 * `builds/12/timeline.json`, `environments/production/records.json`.
 */
export function hintOf(pathHint: string | undefined): Hint {
  const path = pathHint ?? '';
  const repository = /(?:^|\/)([^/]+)\/_git\/([^/#]+)/.exec(path);
  return {
    build: /builds?[/_-](\d+)/i.exec(path)?.[1],
    change: /pull[-_]?requests?[/_-](\d+)/i.exec(path)?.[1],
    repository:
      repository?.[1] &&
      repositoryNamed(
        decoded(repository[1]) ?? '',
        decoded(repository[2].replace(/\.json$/, '')) ?? '',
      ),
    environment: decoded(/environments?[/_]([^/#]+)\//i.exec(path)?.[1]),
  };
}
