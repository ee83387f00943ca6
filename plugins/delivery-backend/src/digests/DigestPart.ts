/** What a digest says of one matter. */
export interface DigestPart {
  /** For the title; absent where it alone is no reason to tell anybody. */
  head?: string;
  sentences: readonly string[];
  /** True where something is new. */
  isNews: boolean;
}
