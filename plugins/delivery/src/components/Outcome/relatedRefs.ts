import { Entity } from '@backstage/catalog-model';

/** What an entity is related to in one way, each once. */
export function relatedRefs(
  { relations = [] }: Pick<Entity, 'relations'>,
  type: string,
): string[] {
  const refs = relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
  return [...new Set(refs)];
}
