import {
  CompoundEntityRef,
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';
import { z } from 'zod';

/**
 * An entity ref of one of some kinds, or undefined where a text is none.
 *
 * @remarks
 * The first of the kinds is meant where none is written. A name that no entity
 * can have is no ref: nothing would ever be found under it.
 *
 * @public
 */
export function parseRefOfKind(
  text: string,
  kinds: readonly [string, ...string[]],
  defaultNamespace: string = 'default',
): CompoundEntityRef | undefined {
  let ref: CompoundEntityRef;
  try {
    ref = parseEntityRef(text, { defaultKind: kinds[0], defaultNamespace });
  } catch {
    // Whatever is wrong with it, the cure is the same.
    return undefined;
  }
  const { isValidNamespace, isValidObjectName } = KubernetesValidatorFunctions;
  const possible =
    kinds.includes(ref.kind.toLowerCase()) &&
    isValidNamespace(ref.namespace) &&
    isValidObjectName(ref.name);
  return possible ? ref : undefined;
}

/** A text that is such a ref; every other kind is refused. */
export function refSchema(kinds: readonly [string, ...string[]]) {
  const listed = kinds.join(', ').replace(/, ([^,]*)$/, ' or $1');
  return z
    .string()
    .max(255)
    .refine(
      text => parseRefOfKind(text, kinds) !== undefined,
      `is no ref of a ${listed}; write it like ${kinds[0]}:default/name`,
    );
}
