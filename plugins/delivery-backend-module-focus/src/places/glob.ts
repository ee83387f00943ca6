/** Whether a name is a pattern. @internal */
export function isGlob(name: string): boolean {
  return /[*?]/.test(name);
}

/** What a pattern of one segment matches: `*` any text, `?` one character. @internal */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${source}$`, 'u');
}
