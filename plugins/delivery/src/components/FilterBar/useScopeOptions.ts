import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';

/** Something that figures can be about. */
export interface ScopeOption {
  entityRef: string;
  title: string;
  kind: string;
}

const KINDS = ['Domain', 'System', 'Group'];
const AT_MOST = 100;
const PAUSE = 250;

/** The scopes that the reader can open, narrowed by what is typed. */
export function useScopeOptions(typed: string) {
  const catalog = useApi(catalogApiRef);
  const term = useSettled(typed.trim());
  return useQuery({
    queryKey: ['scopes', term],
    queryFn: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: KINDS },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
        ],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: AT_MOST,
        ...(term && { fullTextFilter: { term } }),
      });
      return items
        .map(toOption)
        .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
    },
    staleTime: 5 * 60_000,
  });
}

function toOption(entity: Entity): ScopeOption {
  return {
    entityRef: stringifyEntityRef(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    kind: entity.kind,
  };
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
