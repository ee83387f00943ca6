import { useApi } from '@backstage/frontend-plugin-api';
import {
  deliveryAdministerPermission,
  SourceList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { deliveryApiRef } from '../api';
import { useInsight } from './useInsight';

const KEY = ['sources'];

const WHILE_RUNNING = 15_000;
const OTHERWISE = 60_000;

/** Asks more often while something runs; not at all while the page is hidden. */
function pace(data: SourceList | undefined) {
  return data?.items.some(({ status }) => status === 'running')
    ? WHILE_RUNNING
    : OTHERWISE;
}

/** What the sources do and lack, and what could be linked. */
export function useSources() {
  return useInsight({
    key: KEY,
    ask: (api, options) => api.listSources(options),
    refetchInterval: pace,
  });
}

/** Runs a source now; it is shown as running until the next answer. */
export function useRunSource() {
  const api = useApi(deliveryApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.runSource(id),
    onSuccess: ({ started }, id) => {
      if (started) {
        client.setQueryData<SourceList>(KEY, list => asRunning(list, id));
      } else {
        client.invalidateQueries({ queryKey: KEY });
      }
    },
  });
}

/**
 * Whether the reader may run sources; false until it is known.
 *
 * @remarks The backend decides; this only spares a button that would refuse.
 */
export function useMayRunSources(): boolean {
  const permissions = useApi(permissionApiRef);
  const { data } = useQuery({
    queryKey: ['may-run-sources'],
    queryFn: () =>
      permissions.authorize({ permission: deliveryAdministerPermission }),
  });
  return data?.result === AuthorizeResult.ALLOW;
}

function asRunning(
  list: SourceList | undefined,
  id: string,
): SourceList | undefined {
  return (
    list && {
      ...list,
      items: list.items.map(source =>
        source.id === id
          ? { ...source, status: 'running', progress: undefined }
          : source,
      ),
    }
  );
}
