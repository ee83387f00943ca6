import { UnreadableInputError, type UnreadableInputCode } from './errors';

/**
 * An object found in a JSON text, not parsed yet, or a place that holds none.
 *
 * @internal
 */
export type JsonFinding =
  | { line: number; bytes: Uint8Array; member?: string }
  | JsonFlaw;

/** What is wrong with a stretch of JSON text. @internal */
export interface JsonFlaw {
  line: number;
  flaw: string;
  code: UnreadableInputCode;
}

/** Bytes with a meaning of their own in JSON. @internal */
export const JSON_BYTE = {
  LF: 0x0a,
  SPACE: 0x20,
  QUOTE: 0x22,
  COMMA: 0x2c,
  COLON: 0x3a,
  OPEN_ARRAY: 0x5b,
  BACKSLASH: 0x5c,
  CLOSE_ARRAY: 0x5d,
  OPEN_OBJECT: 0x7b,
  CLOSE_OBJECT: 0x7d,
} as const;

/** A JSON input that ends in damage. @internal */
export function unreadableJson(
  code: UnreadableInputCode,
  message: string,
): UnreadableInputError {
  return new UnreadableInputError(code, message, {
    cure: 'Fetch or export the file again; what was read before is counted.',
  });
}
