/** Rights by the end of what Jenkins calls them in its header. */
const rights: ReadonlyArray<readonly [RegExp, string]> = [
  [/Hudson\.Read$/, 'Overall/Read'],
  [/Hudson\.Administer$/, 'Overall/Administer'],
  [/Item\.(Read|Discover)$/, 'Job/Read'],
];

/**
 * The right that credentials are missing, as the matrix of rights calls it.
 *
 * @remarks
 * A header names it. A proxy may have taken that away: then it is the right
 * for what was asked for.
 */
export function rightsOf({ headers, url }: Response): string[] {
  const permission = headers.get('x-required-permission') ?? '';
  const named = rights.find(([pattern]) => pattern.test(permission))?.[1];
  return [named ?? (/\/job\//.test(url) ? 'Job/Read' : 'Overall/Read')];
}
