import { isConflict, isForbidden } from '../../api';

/** Characters of a message that are shown. */
const LONGEST = 300;

/** Why something was not done, and what to do. */
export function describeFailure(error: unknown): string {
  if (isConflict(error)) {
    return 'The content or its state changed in the meantime. Look at it again.';
  }
  const said = messageOf(error).slice(0, LONGEST);
  return isForbidden(error) ? `Not allowed. ${said}` : `Not saved. ${said}`;
}

/** What the backend said itself is plainer than what the client makes of it. */
function messageOf(error: unknown): string {
  const { message, cause } = (error ?? {}) as {
    message?: string;
    cause?: { message?: string };
  };
  return cause?.message ?? message ?? '';
}
