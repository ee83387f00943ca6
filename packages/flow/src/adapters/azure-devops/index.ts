import { Adaptation, unrecognised } from '../adaptation';
import { describe } from '../reading';

/** Reads any payload of Azure DevOps. */
export function adaptAzureDevOps(payload: unknown): Adaptation {
  return unrecognised(
    `${describe(payload)} is no answer of Azure DevOps that is known`,
  );
}
