import { isConflict, isForbidden, messageOf } from '../../api';

/** Characters of a message that are shown. */
const LONGEST = 300;

/** Why something was not done, and what to do. */
export function describeFailure(error: unknown): string {
  return isConflict(error)
    ? 'The content or its state changed in the meantime. Look at it again.'
    : describeRefusal(error);
}

/** As {@link describeFailure}, where the backend says itself what conflicts. */
export function describeRefusal(error: unknown): string {
  const said = messageOf(error).slice(0, LONGEST);
  return isForbidden(error) ? `Not allowed. ${said}` : `Not saved. ${said}`;
}
