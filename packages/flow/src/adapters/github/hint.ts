/** Ids that the path of a payload carries, where its body does not. */
export interface Hint {
  run?: string;
  attempt?: number;
  /** Number of the pull request (or issue, which shares the numbering). */
  change?: string;
}

/**
 * Reads ids out of a path: `runs/123/attempts/2/approvals.json`,
 * `runs-123-approvals.json`, `pulls/12/commits`, `issues_12_timeline`.
 */
export function hintOf(pathHint: string | undefined): Hint {
  // A repository may be called after anything, `runs-5` too.
  const path = (pathHint ?? '')
    .slice(0, 2_000)
    .replace(/(^|\/)repos\/[^/]+\/[^/]+\//, '$1');
  const attempt = /attempts?[/_-](\d{1,9})/.exec(path)?.[1];
  return {
    run: /runs?[/_-](\d+)/.exec(path)?.[1],
    attempt: attempt === undefined ? undefined : Math.max(1, Number(attempt)),
    change: /(?:pulls?|issues?)[/_-](\d+)/.exec(path)?.[1],
  };
}
