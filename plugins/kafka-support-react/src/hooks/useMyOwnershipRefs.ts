import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Refs of whoever is signed in: the person and the groups they are a direct member of. @public */
export function useMyOwnershipRefs():
  | { userRef: string; refs: string[] }
  | undefined {
  const identityApi = useApi(identityApiRef);
  return useQuery({
    queryKey: ['kafka-support', 'identity'],
    queryFn: async () => {
      const identity = await identityApi.getBackstageIdentity();
      return {
        userRef: identity.userEntityRef,
        refs: identity.ownershipEntityRefs,
      };
    },
    staleTime: Infinity,
  }).data;
}
