import {
  SourceAnswerError,
  SourceForbiddenError,
  SourceNotFoundError,
  SourceUnauthorizedError,
  SourceUnavailableError,
} from './errors';
import { SourceAnswer, SourceHttpOptions } from './sourceHttp';

/** Most of a vendor's own message that is passed on. */
const LONGEST = 200;

/** An answer that is no refusal, parsed. */
export async function answerOf<T>(
  response: Response,
  where: string,
): Promise<SourceAnswer<T>> {
  const { status, headers } = response;
  const etag = headers.get('etag') ?? undefined;
  const notModified = status === 304;
  const text = notModified ? '' : await response.text();
  return {
    status,
    headers,
    etag,
    notModified,
    body: text === '' ? (undefined as T) : parse<T>(text, headers, where),
  };
}

function parse<T>(text: string, headers: Headers, where: string): T {
  try {
    return JSON.parse(text);
  } catch {
    const type = headers.get('content-type') ?? 'no content type';
    throw new SourceAnswerError(
      /html/i.test(type)
        ? `${where}: a web page came instead of JSON, a sign-in page for instance`
        : `${where}: what came is not JSON (${type.slice(0, 100)})`,
    );
  }
}

/**
 * The error that a refusal is; `body` is the response's text.
 *
 * @remarks For modules whose client library gives the answer it was refused with.
 *
 * @public
 */
export function refusalOf(
  response: Response,
  body: string,
  options: { where: string; scopesOf?: SourceHttpOptions['scopesOf'] },
): Error {
  const { where, scopesOf } = options;
  const { status } = response;
  const message = `${where}: ${status} ${reasonIn(body)}`.trim();
  switch (status) {
    case 401:
      return new SourceUnauthorizedError(message);
    case 403:
      return new SourceForbiddenError(message, scopesOf?.(response, body));
    case 404:
    case 410:
      return new SourceNotFoundError(message);
    default:
      return status >= 500
        ? new SourceUnavailableError(message)
        : new SourceAnswerError(message);
  }
}

/** The vendor's own words, where the body is JSON that has some. */
function reasonIn(body: string): string {
  try {
    const parsed = JSON.parse(body);
    const said =
      parsed.message ??
      parsed.errorMessages?.[0] ??
      parsed.error_description ??
      parsed.error?.message ??
      parsed.error;
    return typeof said === 'string' ? said.slice(0, LONGEST) : '';
  } catch {
    // A page of HTML says nothing that people could use.
    return '';
  }
}
