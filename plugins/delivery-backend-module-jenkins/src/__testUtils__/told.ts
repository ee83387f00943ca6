import { JenkinsController } from '@delivery-stack/vendor-replay';
import { connected } from './connected';
import { emptyController, HOUR, MONDAY, wholeRun } from './testController';

/** A source that was connected. */
export type Given = Awaited<ReturnType<typeof connected>>;

/** A controller whose main branch was built some times. */
export function told(runs = 1): JenkinsController {
  const controller = emptyController();
  for (let number = 1; number <= runs; number += 1) {
    wholeRun(controller, number, MONDAY + number * HOUR);
  }
  return controller;
}

/** Builds that ended, by their keys. */
export const runsOf = ({ facts }: Given) =>
  facts().flatMap(fact =>
    fact.type === 'pipelinerun.finished' ? [fact.data.run] : [],
  );

/** An answer without JSON. */
export const status = (code: number, headers: Record<string, string> = {}) => ({
  kind: 'answer' as const,
  answer: { status: code, headers, body: '<h1>Oops</h1>' },
});

/** Lets requests for some paths fail. */
export const failing =
  (path: RegExp, code = 500) =>
  (_: number, { url }: { url: URL }) =>
    path.test(url.pathname) ? status(code) : undefined;
