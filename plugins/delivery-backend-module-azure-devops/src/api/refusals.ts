/** Who is asking where nobody is: the user of an expired token, too. */
const ANONYMOUS = /'a{8}-(a{4}-){3}a{12}'|user ''|anonymous/i;

/** The credentials are known, and may not do it. */
const NOT_ALLOWED = /TF400813|TF401027|VS800075/;

/** Where people sign in: what programs are sent to when their token expired. */
const SIGN_IN = /\/_signin|login\.microsoftonline\.com|app\.vssps\./i;

const withStatus = (response: Response, status: number, message: string) => {
  const replaced = new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json' },
  });
  Object.defineProperty(replaced, 'url', { value: response.url });
  return replaced;
};

async function refusalFor(response: Response): Promise<Response> {
  const { status, headers } = response;
  const location = headers.get('location') ?? '';
  if (status === 203 || (status === 302 && SIGN_IN.test(location))) {
    await response.body?.cancel();
    return withStatus(
      response,
      401,
      'a sign-in page came: the token has expired, was revoked, or is of another organization',
    );
  }
  if (status !== 401) {
    return response;
  }
  const text = await response.clone().text();
  return NOT_ALLOWED.test(text) && !ANONYMOUS.test(text)
    ? withStatus(response, 403, text.slice(0, 500))
    : response;
}

/**
 * `fetch` that tells a token that expired from one that lacks a scope.
 *
 * @remarks
 * Azure DevOps says neither by status: it answers an expired token with a page
 * to sign in at (203, or a redirect), and one without a scope with 401.
 */
export const plainlyRefused =
  (send: typeof fetch): typeof fetch =>
  async (input, init) =>
    refusalFor(await send(input, init));

/** Scopes of a token by what they let it read, as the page for tokens calls them. */
const scopes: ReadonlyArray<readonly [RegExp, string]> = [
  [/\/_apis\/git\//i, 'Code (Read)'],
  [/\/_apis\/release\//i, 'Release (Read)'],
  [/\/_apis\/distributedtask\/environments/i, 'Environment (Read & manage)'],
  [/\/_apis\/(build|pipelines)\//i, 'Build (Read)'],
];

/** What credentials that may not read an address are missing. */
export const scopesOf = ({ url }: Response): string[] =>
  scopes.filter(([path]) => path.test(url)).map(([, scope]) => scope);
