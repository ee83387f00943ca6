import {
  DigestedPattern,
  SignOff,
  isUsable,
  statusOf,
  todoOf,
} from '@delivery-stack/patterns';

/** What keeps a sign-off from holding on a pattern. */
export function problemsOnPattern(
  { pattern, digest }: DigestedPattern,
  signOff: SignOff,
  now: number,
): string[] {
  if (digest !== signOff.digest) {
    return [
      `the folder is another content, ${digest}; a member of ${signOff.function} has to sign that one off, or run delivery pattern diff to see whether it carries over`,
    ];
  }
  if (!pattern.spec.functions.includes(signOff.function)) {
    return [
      `the pattern does not require ${
        signOff.function
      }; its functions are ${pattern.spec.functions.join(', ')}`,
    ];
  }
  const { functions } = statusOf({ pattern, digest, signOffs: [signOff], now });
  const status = functions.find(each => each.function === signOff.function);
  return status && !isUsable(status.state) ? [todoOf(status) ?? ''] : [];
}

/** The same without a pattern: what the sign-off says of itself. */
export function problemsAlone(signOff: SignOff, now: number): string[] {
  const { function: name, decision, at, until = 0 } = signOff;
  if (decision !== 'approved') {
    return [`${name} did not approve: ${decision}`];
  }
  if (at > now) {
    return [`it is dated in the future, ${instant(at)}; check the clock`];
  }
  return now >= until
    ? [
        `it ended at ${instant(
          until,
        )}; a member of ${name} has to review it again`,
      ]
    : [];
}

/** ISO 8601 in UTC. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
