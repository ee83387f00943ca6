import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useActivations } from '../../hooks';

/** How the environment that the page is about was made. */
export function useEntityActivation() {
  const { entity } = useEntity();
  return useActivations({ environment: stringifyEntityRef(entity), limit: 1 });
}
