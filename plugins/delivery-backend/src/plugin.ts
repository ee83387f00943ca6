import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { deliveryPermissions } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  deliveryCostSourceExtensionPoint,
  deliveryEventSourceExtensionPoint,
  deliveryOutcomeMeterExtensionPoint,
  deliveryReliabilityExtensionPoint,
  deliveryTicketQueryExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { createDeliveryActions } from './actions';
import { backgroundServiceRef } from './background';
import { createCampaigns } from './campaigns/createCampaigns';
import { deliveryCoreServiceRef } from './deliveryCore';
import { CostService } from './costs/CostService';
import { CostSources } from './costs/CostSources';
import { createCosts } from './costs/createCosts';
import { createDigests } from './digests/createDigests';
import { createEvidence } from './evidence/createEvidence';
import { createRouter } from './http/createRouter';
import { createInsightServices } from './insight/createInsightServices';
import { CachedMembership } from './insight/CachedMembership';
import { DatabaseInsightQueries } from './insight/queries';
import { ATTESTATION_KEYS } from './http/patternRoutes';
import { WEBHOOKS } from './http/sourceRoutes';
import { createOutcomes } from './outcomes/createOutcomes';
import { OutcomeModules } from './outcomes/OutcomeModules';
import { authorizePatterns } from './patterns/authorizePatterns';
import { patternsServiceRef } from './patterns/patternsService';
import { authorizeServices } from './permissions/authorizeServices';
import { AuthorizedSourceService } from './permissions/AuthorizedSourceService';
import { EntityReaders } from './permissions/EntityReaders';
import { EventSources } from './sources/EventSources';
import { sourceDeskServiceRef } from './sources/SourceDesk';

/**
 * Where delivery waits, and on whom: store, projection and insight API.
 *
 * @public
 */
export const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    const sources = EventSources.create();
    env.registerExtensionPoint(deliveryEventSourceExtensionPoint, sources);
    const costSources = CostSources.create();
    env.registerExtensionPoint(deliveryCostSourceExtensionPoint, costSources);
    const modules = OutcomeModules.create();
    env.registerExtensionPoint(
      deliveryOutcomeMeterExtensionPoint,
      modules.meters,
    );
    env.registerExtensionPoint(deliveryReliabilityExtensionPoint, modules);
    env.registerExtensionPoint(
      deliveryTicketQueryExtensionPoint,
      modules.queries,
    );
    env.registerInit({
      deps: {
        core: deliveryCoreServiceRef,
        actionsRegistry: actionsRegistryServiceRef,
        background: backgroundServiceRef,
        desks: sourceDeskServiceRef,
        patterns: patternsServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init({
        core,
        actionsRegistry,
        background,
        desks,
        patterns,
        permissionsRegistry,
        scheduler,
        urlReader,
        ...deps
      }) {
        const { config, stores, knex, clock, ingest, logger } = core;
        const { entities } = stores;
        const membership = CachedMembership.create({ entities, clock });
        const queries = DatabaseInsightQueries.create({ knex });
        permissionsRegistry.addPermissions(deliveryPermissions);
        const desk = desks.create(sources.all());
        const services = createInsightServices({
          config,
          stores,
          queries,
          membership,
          clock,
        });
        for (const path of [WEBHOOKS, ATTESTATION_KEYS]) {
          deps.httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        const readers = EntityReaders.create({ ...deps, logger });
        const costs = createCosts(core, { sources: costSources });
        const { outcomes, task } = createOutcomes(core, {
          ...deps,
          modules,
          urlReader,
          readers,
          membership,
          costs: costs.costs,
          gates: services.gates,
          approvals: patterns.approvals,
        });
        const campaigns = createCampaigns(core, { ...deps, outcomes, readers });
        const authorized = authorizeServices(services, {
          ...deps,
          membership,
          entities,
          readers,
        });
        createDeliveryActions({ actionsRegistry, ...authorized, outcomes });
        deps.httpRouter.use(
          createRouter({
            ...deps,
            ...authorizePatterns(patterns, { ...deps, core, readers }),
            ...createEvidence(core, {
              ...deps,
              approvals: patterns.approvals,
              membership,
              readers,
            }),
            outcomes,
            campaigns: campaigns.campaigns,
            costs: CostService.create({
              costs: costs.costs,
              readers,
              clock,
            }),
            ingest,
            door: desk.door,
            sources: new AuthorizedSourceService(
              desk.service,
              deps.permissions,
            ),
            limits: config.ingest,
            services: authorized,
          }),
        );
        await background.start();
        const digests = createDigests(core, { ...deps, membership });
        for (const each of [task, campaigns.task, ...costs.tasks, ...digests]) {
          await scheduler.scheduleTask(each);
        }
        await desk.open();
      },
    });
  },
});
