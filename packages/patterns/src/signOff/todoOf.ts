import { FunctionStatus } from './functionStatus';

/** `2026-11-26 18:00 UTC` */
export function instantText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Who has to do what about one function's state; undefined when nothing. @public */
export function todoOf(status: FunctionStatus): string | undefined {
  const { function: name, state, signOff, until } = status;
  const comment = signOff?.comment ? `: ${signOff.comment}` : '';
  const at = signOff ? instantText(signOff.at) : '';
  const end = until === undefined ? '' : instantText(until);
  switch (state) {
    case 'valid':
      return undefined;
    case 'expiresSoon':
      return `${name} should review it again before its sign-off ends at ${end}`;
    case 'missing':
      return `${name} has not decided on this pattern; a member of ${name} has to sign it off`;
    case 'older':
      return `${name} decided on another content, and its part may have changed since; a member of ${name} has to sign this one off`;
    case 'notYet':
      return `the sign-off of ${name} is dated ${at}, which is in the future; check the clock of whoever says so, or wait`;
    case 'byAuthor':
      return `the sign-off of ${name} is by the author of this content, which the pattern forbids; another member of ${name} has to sign it off`;
    case 'expired':
      return `the sign-off of ${name} ended at ${end}; a member of ${name} has to review it again`;
    case 'revoked':
      return `${name} revoked its sign-off at ${at}${comment}; settle why with ${name}, which then has to sign off again`;
    default:
      return `${name} sent it back at ${at}${comment}; the author has to change that and ask again`;
  }
}
