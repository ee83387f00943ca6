import {
  Entity,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  CatalogApi,
  catalogApiRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  OUTCOME_KIND,
  RELATION_ACCOUNTABLE_FOR,
  RELATION_CONTRIBUTES_TO,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { useQuery } from '@tanstack/react-query';
import { relatedRefs } from './relatedRefs';

/** Whole and parts that are asked; a domain can have very many. */
const MOST_RELATIVES = 200;

/** An outcome that an entity has to do with. */
export interface Contribution {
  readonly ref: string;
  /** Absent: not registered, or not for this reader. */
  readonly outcome: Entity | undefined;
  readonly as: 'contributor' | 'owner' | 'whole' | 'accountable';
  /** Whole or parts that contribute in its place; empty: it does so itself. */
  readonly through: readonly string[];
}

/** The outcomes of the entity that the page is about. */
export function useContributions() {
  const { entity } = useEntity();
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: [
      'contributions',
      stringifyEntityRef(entity),
      entity.metadata.etag,
      entity.relations,
    ],
    queryFn: () => findContributions(catalog, entity),
  });
}

async function findContributions(
  catalog: CatalogApi,
  entity: Entity,
): Promise<Contribution[]> {
  const own = relatedRefs(entity, RELATION_CONTRIBUTES_TO);
  const through = await contributionsOfRelatives(catalog, entity);
  const parts: Array<[Contribution['as'], string[]]> = [
    ['contributor', [...own, ...through.keys()]],
    ['owner', relatedRefs(entity, RELATION_OWNER_OF).filter(isOutcomeRef)],
    ['whole', relatedRefs(entity, RELATION_HAS_PART).filter(isOutcomeRef)],
    ['accountable', relatedRefs(entity, RELATION_ACCOUNTABLE_FOR)],
  ];
  // The first part that an entity has in an outcome says the most.
  const found = new Map<string, Contribution['as']>();
  for (const [as, refs] of parts) {
    refs.filter(ref => !found.has(ref)).forEach(ref => found.set(ref, as));
  }
  const refs = [...found.keys()];
  if (refs.length === 0) {
    return [];
  }
  const { items } = await catalog.getEntitiesByRefs({ entityRefs: refs });
  return [...found].map(([ref, as], index) => ({
    ref,
    outcome: items[index],
    as,
    through: own.includes(ref) ? [] : through.get(ref) ?? [],
  }));
}

function isOutcomeRef(ref: string): boolean {
  return (
    parseEntityRef(ref).kind.toLocaleLowerCase('en-US') ===
    OUTCOME_KIND.toLocaleLowerCase('en-US')
  );
}

/** Outcomes by what contributes to them: the whole of an entity, or its parts. */
async function contributionsOfRelatives(
  catalog: CatalogApi,
  entity: Entity,
): Promise<Map<string, string[]>> {
  const relatives = [
    ...relatedRefs(entity, RELATION_PART_OF),
    ...relatedRefs(entity, RELATION_HAS_PART),
  ]
    .filter(ref => !isOutcomeRef(ref))
    .slice(0, MOST_RELATIVES);
  const found = new Map<string, string[]>();
  if (relatives.length === 0) {
    return found;
  }
  const { items } = await catalog.getEntitiesByRefs({
    entityRefs: relatives,
    fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
  });
  items.forEach((relative, index) => {
    for (const ref of relative
      ? relatedRefs(relative, RELATION_CONTRIBUTES_TO)
      : []) {
      found.set(ref, [...(found.get(ref) ?? []), relatives[index]]);
    }
  });
  return found;
}
