import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { OutcomeClient } from '@delivery-stack/backstage-plugin-delivery-common';
import { bankCampaigns } from '@delivery-stack/example-bank';
import { setUpCampaigns } from './setUpCampaigns';
import { tokenOfPersona } from './tokenOfPersona';

/**
 * Sets the campaigns of the bank up, by the API and as its leader.
 *
 * @remarks
 * Tried until it works: nobody can sign in before the catalog was read.
 */
export const exampleCampaignsModule = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'example-campaigns',
  register(env) {
    env.registerInit({
      deps: {
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ discovery, logger, scheduler }) {
        let done = false;
        const setUp = async () => {
          const baseUrl = await discovery.getBaseUrl('delivery');
          const token = await tokenOfPersona('leader', discovery);
          const added = await setUpCampaigns(
            bankCampaigns({ now: Date.now() }),
            { api: OutcomeClient.create({ baseUrl }), token },
          );
          done = true;
          if (added > 0) {
            logger.info(`Campaigns of the bank that were set up: ${added}`);
          }
        };
        await scheduler.scheduleTask({
          id: 'delivery-example-campaigns',
          frequency: { seconds: 10 },
          timeout: { minutes: 1 },
          scope: 'local',
          fn: async () => {
            if (done) {
              return;
            }
            try {
              await setUp();
            } catch (error) {
              logger.debug(
                `The campaigns of the bank wait for the rest of it: ${
                  toError(error).message
                }`,
              );
            }
          },
        });
      },
    });
  },
});
