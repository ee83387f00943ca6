/**
 * Why an input could not be read (further).
 *
 * @remarks
 * A closed list, so that a face can map each to its own words and exit code.
 *
 * @public
 */
export type UnreadableInputCode =
  | 'empty'
  | 'not-text'
  | 'truncated'
  | 'malformed'
  | 'forbidden'
  | 'too-large'
  | 'too-deep'
  | 'too-many-columns'
  | 'missing-column'
  | 'wrong-format'
  | 'bad-option'
  | 'nothing-readable';

/**
 * An input that cannot be read, or cannot be read further.
 *
 * @remarks
 * Thrown by the readers only, when going on would mean guessing. Rows yielded
 * before stay valid, and the tally keeps counting them. `code` says what is
 * wrong, `cure` what the reader of the message can do about it. Compare with
 * {@link isUnreadableInputError}, which survives duplicate packages.
 *
 * @public
 */
export class UnreadableInputError extends Error {
  readonly name = 'UnreadableInputError';
  readonly code: UnreadableInputCode;
  readonly cure: string;

  constructor(
    code: UnreadableInputCode,
    message: string,
    options: { cure: string; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.cure = options.cure;
  }
}

/**
 * Whether an error is an {@link UnreadableInputError}.
 *
 * @public
 */
export function isUnreadableInputError(
  error: unknown,
): error is UnreadableInputError {
  return (error as Error | undefined)?.name === 'UnreadableInputError';
}
