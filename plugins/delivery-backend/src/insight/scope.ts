import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** What a set of figures is about. */
export type Scope =
  | { kind: 'organisation' }
  | { kind: 'entity' | 'system' | 'domain' | 'owner'; entityRef: string };

/** The kinds of scope that add up several components. */
export type GroupKind = 'system' | 'domain' | 'owner';

const groupKinds: Record<string, GroupKind> = {
  system: 'system',
  domain: 'domain',
  group: 'owner',
};

/**
 * The scope that an entity ref stands for; none is the organisation.
 *
 * @throws InputError for what is no entity ref, and for people.
 */
export function scopeOf(text: string | undefined): Scope {
  if (text === undefined) {
    return { kind: 'organisation' };
  }
  const ref = parsed(text);
  const kind = ref.kind.toLocaleLowerCase('en-US');
  if (kind === 'user') {
    throw new InputError('scope: figures are not broken down to one person');
  }
  return {
    kind: groupKinds[kind] ?? 'entity',
    entityRef: stringifyEntityRef(ref),
  };
}

function parsed(text: string) {
  try {
    return parseEntityRef(text);
  } catch {
    throw new InputError(
      'scope: is not an entity ref; write it like component:default/payments',
    );
  }
}
