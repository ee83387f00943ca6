import { Adaptation, unrecognised } from '../adaptation';
import { describe } from '../reading';

/** Reads any payload of ServiceNow. */
export function adaptServiceNow(payload: unknown): Adaptation {
  return unrecognised(
    `${describe(payload)} is no answer of ServiceNow that is known`,
  );
}
