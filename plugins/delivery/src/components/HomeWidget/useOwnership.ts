import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Entity refs that the signed-in person owns things as: themselves, their groups. */
export function useOwnership() {
  const identity = useApi(identityApiRef);
  return useQuery({
    queryKey: ['ownership'],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownershipEntityRefs;
    },
  });
}
