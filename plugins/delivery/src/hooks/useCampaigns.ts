import { useApi } from '@backstage/frontend-plugin-api';
import {
  CampaignChange,
  CampaignEnd,
  CampaignRequest,
  ExemptionRequest,
  OutcomeApi,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { outcomeApiRef } from '../api';

/** Below that of outcomes: a figure that is entered may meet a campaign. */
const CAMPAIGNS_KEY = ['outcomes', 'campaigns'];

/** What is asked of outcomes by when. */
export function useCampaigns() {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...CAMPAIGNS_KEY, 'list'],
    queryFn: ({ signal }) => api.listCampaigns({}, { signal }),
  });
}

/** What runs and asks something of one outcome. */
export function useCampaignsAsking(outcome: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...CAMPAIGNS_KEY, 'asking', outcome],
    queryFn: ({ signal }) => api.listCampaigns({ outcome }, { signal }),
  });
}

/** One campaign, outcome by outcome. */
export function useCampaign(id: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...CAMPAIGNS_KEY, 'one', id],
    queryFn: ({ signal }) => api.getCampaign(id, { signal }),
  });
}

/** Changes something; whatever is known of campaigns is then asked again. */
function useCampaignAction<T, R>(
  act: (api: OutcomeApi, input: T) => Promise<R>,
) {
  const api = useApi(outcomeApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: T) => act(api, input),
    // After failures too: a conflict means that something else is true now.
    onSettled: () => client.invalidateQueries({ queryKey: CAMPAIGNS_KEY }),
  });
}

/** Sets a campaign up. */
export function useCreateCampaign() {
  return useCampaignAction((api, request: CampaignRequest) =>
    api.createCampaign(request),
  );
}

/** Replaces what a campaign says. */
export function useChangeCampaign(id: string) {
  return useCampaignAction((api, request: CampaignChange) =>
    api.changeCampaign(id, request),
  );
}

/** Asks nothing more. */
export function useEndCampaign(id: string) {
  return useCampaignAction((api, request: CampaignEnd) =>
    api.endCampaign(id, request),
  );
}

/** Exempts an outcome. */
export function useGrantExemption(campaign: string) {
  return useCampaignAction((api, request: ExemptionRequest) =>
    api.grantExemption(campaign, request),
  );
}

/** Withdraws an exemption by its id. */
export function useWithdrawExemption() {
  return useCampaignAction((api, id: string) => api.withdrawExemption(id));
}
