import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * What the catalog's entities name in an annotation, once each.
 *
 * @remarks One page of entities in memory at a time, two fields of each.
 *
 * @throws Whatever the catalog answers: nobody can say then what is selected.
 * @public
 */
export async function annotatedProjects(options: {
  annotation: string;
  catalog: CatalogService;
  auth: AuthService;
}): Promise<Set<string>> {
  const { annotation, catalog, auth } = options;
  const found = new Set<string>();
  const pages = catalog.streamEntities(
    {
      filter: { [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS },
      fields: ['kind', 'metadata.annotations'],
    },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  for await (const page of pages) {
    for (const { metadata } of page) {
      const value = metadata.annotations?.[annotation]?.trim();
      if (value) {
        found.add(value);
      }
    }
  }
  return found;
}
