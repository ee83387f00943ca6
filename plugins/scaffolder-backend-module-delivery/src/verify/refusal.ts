import { ConflictError, NotAllowedError } from '@backstage/errors';
import { PatternVerification } from '@delivery-stack/backstage-plugin-delivery-common';

const MOST_LINES = 50;

/** Who has to do what before a pattern may be used, as lines of a log. */
export function refusalText(
  ref: string,
  verification: PatternVerification,
  appUrl?: string,
): string {
  const { problems, changes, path } = verification;
  const link = `${appUrl?.replace(/\/+$/, '') ?? ''}${path}`;
  // Blank lines part the lists where the page of a task reads them as Markdown.
  return [
    `${ref} may not be used like this:`,
    ...items(problems.map(({ message }) => message)),
    ...(changes.length > 0 ? ['', 'Since the last sign-off:'] : []),
    ...items(changes),
    '',
    `Status and difference: ${link}`,
  ].join('\n');
}

/** What stops the task: only values that somebody else has to allow, or the content itself. */
export function refusalOf(
  ref: string,
  verification: PatternVerification,
  appUrl?: string,
): Error {
  const text = refusalText(ref, verification, appUrl);
  const { problems } = verification;
  return problems.length > 0 &&
    problems.every(({ code }) => code === 'outsideEnvelope')
    ? new NotAllowedError(text)
    : new ConflictError(text);
}

function items(lines: readonly string[]): string[] {
  const shown = lines.slice(0, MOST_LINES).map(line => `- ${line}`);
  const rest = lines.length - shown.length;
  return rest > 0 ? [...shown, `- and ${rest} more`] : shown;
}
