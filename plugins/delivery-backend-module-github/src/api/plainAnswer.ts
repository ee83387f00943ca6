import { toError } from '@backstage/errors';

/** A refusal as GitHub words one, for what Octokit would not understand. */
const refusal = (status: number, message: string, headers = new Headers()) => {
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify({ message }), { status, headers });
};

/** An answer that is whole, or what it is instead. */
async function wholeJson(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, headers, url } = response;
  try {
    JSON.parse(text);
  } catch {
    if (/html/i.test(headers.get('content-type') ?? '')) {
      return refusal(
        422,
        'a web page came instead of JSON, a sign-in page for instance',
      );
    }
    throw new Error('what came is not JSON, or not all of it');
  }
  const whole = new Response(text, { status, headers });
  Object.defineProperty(whole, 'url', { value: url });
  return whole;
}

/**
 * One attempt, such that Octokit and its plugins take every end of it for what
 * it is.
 *
 * @remarks
 * Octokit makes a list without items of JSON that is cut off, and a server
 * error, worth another attempt, of everything that is thrown; its throttling
 * plugin passes over 429, which GitHub sends as well.
 */
export async function plainAnswer(
  ask: () => Promise<Response>,
): Promise<Response> {
  let response: Response;
  try {
    response = await ask();
  } catch (thrown) {
    const { name, message } = toError(thrown);
    switch (name) {
      case 'SourceUnauthorizedError':
        return refusal(401, message);
      case 'SourceAnswerError':
        return refusal(422, message);
      default:
        throw thrown;
    }
  }
  if (response.status === 429) {
    const headers = new Headers(response.headers);
    return refusal(403, 'secondary rate limit (429)', headers);
  }
  return response.status === 200 ? wholeJson(response) : response;
}
