/**
 * Text of others, as it can be stored and shown: cut, and without control
 * characters and halves of characters, which PostgreSQL does not take.
 */
export function tellable(text: string, most: number): string {
  return text.slice(0, most).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}
