import { DeliveryApi } from '@delivery-stack/backstage-plugin-delivery-common';
import { QueryClient } from '@tanstack/react-query';
import { statusOf } from './errors';

/** What outlives a view: answers, and the scope and window last chosen. */
export interface DeliverySession {
  queryClient: QueryClient;
  /** Search parameters of the frame, carried to the next tab. */
  search?: string;
}

/**
 * Keyed by client: sub-pages and cards are separate extensions without a
 * common parent, and tests with a client of their own stay apart.
 */
const sessions = new WeakMap<DeliveryApi, DeliverySession>();

/** The session of a client. */
export function sessionOf(api: DeliveryApi): DeliverySession {
  const known = sessions.get(api);
  if (known) {
    return known;
  }
  const session = { queryClient: createQueryClient() };
  sessions.set(api, session);
  return session;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        // A refusal will not change by asking again; a gateway may recover.
        retry: (count, error) => count < 1 && (statusOf(error) ?? 0) >= 502,
      },
    },
  });
}
