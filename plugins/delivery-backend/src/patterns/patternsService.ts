import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { PatternReader } from '@delivery-stack/backstage-plugin-delivery-node';
import { deliveryCoreServiceRef } from '../deliveryCore';
import { createPatterns, Patterns } from './createPatterns';

/** Patterns, shared by what looks at them in the background and what answers. @internal */
export const patternsServiceRef = createServiceRef<Patterns>({
  id: 'delivery.patterns',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        core: deliveryCoreServiceRef,
        notifications: notificationService,
        rootConfig: coreServices.rootConfig,
        urlReader: coreServices.urlReader,
      },
      factory({ core, rootConfig, urlReader, ...services }) {
        const integrations = ScmIntegrations.fromConfig(rootConfig);
        const reader = PatternReader.create({
          reader: urlReader,
          integrations,
        });
        return createPatterns(core, { ...services, reader, integrations });
      },
    }),
});
