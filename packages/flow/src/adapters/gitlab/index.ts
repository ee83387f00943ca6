import { Adaptation, unrecognised } from '../adaptation';
import { describe } from '../reading';

/** Reads any payload of GitLab. */
export function adaptGitLab(payload: unknown): Adaptation {
  return unrecognised(
    `${describe(payload)} is no answer of GitLab that is known`,
  );
}
