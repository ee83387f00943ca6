/** Whether somebody who owns things as `refs` owns what `owner` owns. */
export function owns(refs: readonly string[], owner: string): boolean {
  const lower = (text: string) => text.toLocaleLowerCase('en-US');
  return refs.map(lower).includes(lower(owner));
}
