import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  Campaign,
  campaignChangeSchema,
  campaignEndSchema,
  campaignRequestSchema,
  Exemption,
  exemptionRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Router } from 'express';
import { AuthorizedCampaignService } from '../campaigns/AuthorizedCampaignService';
import { audited } from './audited';
import { campaignOperations as operations } from './campaignOperations';
import { Admitted, mount } from './mount';
import { parseBody } from './parseBody';

/** Texts of a few thousand characters. */
const BODY_LIMIT = '32kb';

/** What {@link addCampaignRoutes} needs. */
export interface CampaignRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  campaigns: AuthorizedCampaignService;
}

/** What a handler needs of a request. */
type Asked = Pick<Admitted<never>, 'id' | 'request' | 'credentials'>;

/** Adds the routes about campaigns and exemptions. @internal */
export function addCampaignRoutes(
  router: Router,
  options: CampaignRouteOptions,
): void {
  const { httpAuth, auditor, campaigns } = options;
  const writesCampaign =
    (eventId: string, act: (asked: Asked) => Promise<Campaign>) =>
    (asked: Asked) =>
      audited(auditor, {
        eventId,
        request: asked.request,
        act: () => act(asked),
        metaOf: ({ id, requirement, scope, target, version }) => ({
          campaign: id,
          requirement,
          scope,
          target,
          version,
        }),
      });
  const writesExemption =
    (eventId: string, act: (asked: Asked) => Promise<Exemption>) =>
    (asked: Asked) =>
      audited(auditor, {
        eventId,
        request: asked.request,
        act: () => act(asked),
        metaOf: ({ id, campaign, outcome, expires }) => ({
          exemption: id,
          campaign,
          outcome,
          expires,
        }),
      });
  router.use('/campaigns', express.json({ limit: BODY_LIMIT }));
  mount(router, operations.listCampaigns, {
    httpAuth,
    answer: ({ query, ...who }) => campaigns.list(query, who),
  });
  mount(router, operations.getCampaign, {
    httpAuth,
    answer: ({ id, ...who }) => campaigns.get(id, who),
  });
  mount(router, operations.createCampaign, {
    httpAuth,
    answer: writesCampaign('campaign-create', ({ request, ...who }) =>
      campaigns.create(parseBody(campaignRequestSchema, request.body), who),
    ),
  });
  mount(router, operations.changeCampaign, {
    httpAuth,
    answer: writesCampaign('campaign-change', ({ id, request, ...who }) =>
      campaigns.change(id, parseBody(campaignChangeSchema, request.body), who),
    ),
  });
  mount(router, operations.endCampaign, {
    httpAuth,
    answer: writesCampaign('campaign-end', ({ id, request, ...who }) =>
      campaigns.end(id, parseBody(campaignEndSchema, request.body), who),
    ),
  });
  mount(router, operations.grantExemption, {
    httpAuth,
    answer: writesExemption('exemption-grant', ({ id, request, ...who }) =>
      campaigns.grant(id, parseBody(exemptionRequestSchema, request.body), who),
    ),
  });
  mount(router, operations.withdrawExemption, {
    httpAuth,
    answer: writesExemption('exemption-withdraw', ({ id, ...who }) =>
      campaigns.withdraw(id, who),
    ),
  });
}
