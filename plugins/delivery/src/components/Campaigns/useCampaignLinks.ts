import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useDeliveryLinks } from '../../frame';

/** Which campaign is open, as the URL says, and the addresses of others. */
export function useCampaignLinks() {
  const [search] = useSearchParams();
  const outcomes = useDeliveryLinks().outcomes() ?? '';
  const list = `${outcomes}?view=campaigns`;
  const one = useCallback(
    (id: string) => `${list}&campaign=${encodeURIComponent(id)}`,
    [list],
  );
  return { open: search.get('campaign') || undefined, outcomes, list, one };
}
