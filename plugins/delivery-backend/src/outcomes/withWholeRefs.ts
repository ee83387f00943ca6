import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  Outcome,
  parseRefOfKind,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** An outcome whose refs say kind and namespace, whatever was left out of them. */
export function withWholeRefs(outcome: Outcome, namespace?: string): Outcome {
  const whole = (text: string, kinds: [string, ...string[]]) => {
    const ref = parseRefOfKind(text, kinds, namespace);
    return ref ? stringifyEntityRef(ref) : text;
  };
  const { owner, domain } = outcome.spec;
  return {
    ...outcome,
    spec: {
      ...outcome.spec,
      owner: whole(owner, ['group', 'user']),
      ...(domain !== undefined && { domain: whole(domain, ['domain']) }),
    },
  };
}
