/**
 * What a vendor's word means; undefined where it is none we know, and none of
 * the names that every object has.
 */
export const meaning = <T>(
  words: Readonly<Record<string, T>>,
  word: string | undefined,
): T | undefined =>
  word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
