import { Adaptation, unrecognised } from '../adaptation';
import { describe } from '../reading';

/** Reads any payload of Jenkins. */
export function adaptJenkins(payload: unknown): Adaptation {
  return unrecognised(
    `${describe(payload)} is no answer of Jenkins that is known`,
  );
}
